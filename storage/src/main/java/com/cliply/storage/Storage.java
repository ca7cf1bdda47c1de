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
        throw new UnsupportedOperationException(dataFolder + " " + clock);
    }

    public Stores stores() {
        throw new UnsupportedOperationException();
    }

    public JobRunner jobRunner(JobHandlers handlers, Events events, RetryPolicy policy) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
