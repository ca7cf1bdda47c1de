package com.cliply.engine.render;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Stores;
import java.time.InstantSource;

class InMemoryRenderJournalTest extends RenderJournalContract {
    private final Stores stores = InMemoryStores.make(InstantSource.system());

    @Override
    protected Stores stores() {
        return stores;
    }
}
