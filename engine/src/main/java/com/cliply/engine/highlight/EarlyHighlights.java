package com.cliply.engine.highlight;

import java.time.Duration;

/** Hears what is found while the rest is still being measured. */
@FunctionalInterface
public interface EarlyHighlights {
    EarlyHighlights NOBODY = (soFar, measured) -> {};

    /**
     * Called on the working thread, a few times at most.
     *
     * @param soFar what would be found if the file ended here; it may be other at the end
     * @param measured how much of the media has been measured
     */
    void found(Detection soFar, Duration measured);
}
