package com.cliply.storage.project;

import com.cliply.engine.Stores;
import com.cliply.engine.project.ProjectStoreContract;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class HibernateProjectStoreTest extends ProjectStoreContract {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @BeforeEach
    void open() {
        storage = Storage.open(folder, InstantSource.system());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
