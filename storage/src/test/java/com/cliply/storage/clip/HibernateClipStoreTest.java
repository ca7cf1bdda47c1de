package com.cliply.storage.clip;

import com.cliply.engine.Stores;
import com.cliply.engine.clip.ClipStoreContract;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class HibernateClipStoreTest extends ClipStoreContract {
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
