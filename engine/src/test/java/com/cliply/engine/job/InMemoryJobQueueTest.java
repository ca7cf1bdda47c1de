package com.cliply.engine.job;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Stores;

class InMemoryJobQueueTest extends JobQueueContract {
    private final Stores stores = InMemoryStores.make(clock);

    @Override
    protected Stores stores() {
        return stores;
    }
}
