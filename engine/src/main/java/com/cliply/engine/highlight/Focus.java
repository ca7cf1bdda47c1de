package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;

/** How much of a clip is its moment. */
final class Focus {
    private Focus() {}

    /** A moment counts less in a clip that is much longer than the moment with what led to it. */
    static double of(TimeRange range, double seconds) {
        return Math.min(1, seconds * 1e6 / range.micros());
    }
}
