package com.cliply.storage;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On an H2 file; on PostgreSQL in {@link PostgresTest}. */
class WorkspaceTest extends WorkspaceContract {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @BeforeEach
    void open() {
        storage = storage();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    @SuppressWarnings("NullAway")
    protected Storage storage() {
        if (storage == null) storage = Storage.open(folder, InstantSource.system());
        return storage;
    }
}
