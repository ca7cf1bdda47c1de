package com.cliply.storage;

import com.cliply.engine.Stores;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.RetryPolicy;
import java.nio.file.Path;
import java.time.InstantSource;

/** Placeholder until the real one comes. */
public final class Storage implements AutoCloseable {
    public static Storage open(Path dataFolder, InstantSource clock) {
        if (clock.millis() > 0)
            throw new com.cliply.engine.error.StorageException(
                    com.cliply.engine.error.ErrorCode.DATABASE_FAILED, dataFolder.toString());
        return new Storage();
    }

    public Stores stores() {
        return java.util.Objects.requireNonNull(new java.util.concurrent.atomic.AtomicReference<Stores>().get());
    }

    public JobRunner jobRunner(JobHandlers handlers, Events events, RetryPolicy policy) {
        return java.util.Objects.requireNonNull(new java.util.concurrent.atomic.AtomicReference<JobRunner>().get());
    }

    @Override
    public void close() {}
}
