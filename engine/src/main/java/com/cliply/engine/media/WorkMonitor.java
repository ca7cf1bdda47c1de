package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import java.time.Duration;

/** Hears how far media work has come, and may ask it to stop. Called from the working thread, often: be quick. */
public interface WorkMonitor {
    /** Hears nothing and never stops. */
    WorkMonitor NONE = new WorkMonitor() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void done(Duration media, Duration whole) {}
    };

    /** Asked at least once a frame and by blocking reads. */
    boolean cancelled();

    /**
     * Says how far the work has come.
     *
     * @param media how much of {@code whole} is done, both as playing time; never falling
     */
    void done(Duration media, Duration whole);

    default void throwIfCancelled() {
        if (cancelled()) throw new CancelledException();
    }
}
