package com.cliply.engine.proxy;

import com.cliply.engine.time.MediaTime;

/** The division of a source's time into segments: every ten seconds one begins, wherever keyframes are. */
final class ProxyGrid {
    static final long SEGMENT_MICROS = 10_000_000L;

    /** Far more than the longest source has. */
    static final int MOST_SEGMENTS = 100_000;

    private ProxyGrid() {}

    /** The number of the segment that a time lies in; what comes before the source's beginning belongs to the first. */
    static int segment(long micros) {
        return Math.toIntExact(Math.max(0, micros) / SEGMENT_MICROS);
    }

    /** Where it begins. */
    static long start(int segment) {
        return segment * SEGMENT_MICROS;
    }

    /** The time from which on pictures belong to it. */
    static long from(int segment) {
        return segment == 0 ? Long.MIN_VALUE : start(segment);
    }

    static long until(int segment) {
        return start(segment + 1);
    }

    /** How many a source of this length has, at least one. */
    static int count(MediaTime end) {
        return end.micros() == 0 ? 1 : segment(end.micros() - 1) + 1;
    }
}
