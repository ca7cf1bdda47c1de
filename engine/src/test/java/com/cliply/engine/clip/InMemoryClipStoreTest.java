package com.cliply.engine.clip;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Stores;
import java.time.InstantSource;

class InMemoryClipStoreTest extends ClipStoreContract {
    private final Stores stores = InMemoryStores.make(InstantSource.system());

    @Override
    protected Stores stores() {
        return stores;
    }
}
