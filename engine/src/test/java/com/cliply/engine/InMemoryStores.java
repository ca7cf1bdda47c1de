package com.cliply.engine;

import com.cliply.engine.clip.InMemoryClipStore;
import com.cliply.engine.job.InMemoryJobQueue;
import com.cliply.engine.job.InMemoryRecurrences;
import com.cliply.engine.job.JobOperations;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.project.InMemoryProjectStore;
import com.cliply.engine.render.InMemoryRenderJournal;
import com.cliply.engine.render.InMemoryRenditionStore;
import com.cliply.engine.saga.SagaStore;
import com.cliply.engine.workspace.AuditLog;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Optional;
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
                new InMemoryRenderJournal(),
                new InMemoryJobQueue(clock),
                notHere(JobOperations.class),
                new InMemoryRecurrences(),
                notHere(SagaStore.class),
                notHere(AuditLog.class),
                new Transactions() {
                    @Override
                    public <T> T inTransaction(Supplier<T> changes) {
                        return changes.get();
                    }

                    @Override
                    public <T> T durably(Supplier<T> changes) {
                        return changes.get();
                    }

                    @Override
                    public boolean underWay() {
                        return false;
                    }
                });
    }

    /** What only a real database can do is tested with one; what might be there, as a pause of the queue, is not. */
    private static <T> T notHere(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                InMemoryStores.class.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getReturnType().equals(Optional.class)) return Optional.empty();
                    throw new UnsupportedOperationException("no " + method.getName() + " in memory");
                }));
    }
}
