package com.cliply.engine.project;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Stores;
import java.time.InstantSource;

class InMemoryProjectStoreTest extends ProjectStoreContract {
    private final Stores stores = InMemoryStores.make(InstantSource.system());

    @Override
    protected Stores stores() {
        return stores;
    }
}
