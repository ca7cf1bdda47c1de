package com.cliply.storage.job;

import com.cliply.engine.Stores;
import com.cliply.engine.job.JobQueueContract;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class JobTableTest extends JobQueueContract {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @BeforeEach
    void open() {
        storage = Storage.open(folder, clock);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    protected Stores stores() {
        return storage.stores(new Access(Storage.PERSONAL, ACTOR));
    }
}
