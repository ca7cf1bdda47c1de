package com.cliply.engine;

import com.cliply.engine.clip.InMemoryClipStore;
import com.cliply.engine.job.InMemoryJobQueue;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.project.InMemoryProjectStore;
import com.cliply.engine.render.InMemoryRenditionStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Stores that forget all when the test ends; their transactions cannot be taken back. */
public final class InMemoryStores {
    private InMemoryStores() {}

    public static Stores make(InstantSource clock) {
        var renditions = new InMemoryRenditionStore();
        return new Stores(
                new InMemoryProjectStore(),
                new InMemoryClipStore(renditions),
                renditions,
                new InMemoryJobQueue(clock),
                new Transactions() {
                    @Override
                    public <T> T inTransaction(Supplier<T> changes) {
                        return changes.get();
                    }
                });
    }
}
