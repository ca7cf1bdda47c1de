package com.cliply.storage.job;

import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HibernateJobOperationsTest extends JobOperationsContract {
    @TempDir
    Path folder;

    @Override
    protected Storage open(InstantSource clock) {
        return Storage.open(folder, clock, JobOperationsContract::once);
    }
}
