package com.cliply.engine.time;

import java.time.Duration;

/** The half-open range {@code [start, end)}, never empty: its last frame is the last one before {@code end}. */
public record TimeRange(MediaTime start, MediaTime end) implements Comparable<TimeRange> {
    public TimeRange {
        if (start.compareTo(end) >= 0) throw new IllegalArgumentException("empty range: " + start + " to " + end);
    }

    public static TimeRange ofMicros(long start, long end) {
        return new TimeRange(new MediaTime(start), new MediaTime(end));
    }

    /** Everything from the beginning, {@code length} long. */
    public static TimeRange whole(Duration length) {
        return new TimeRange(MediaTime.ZERO, MediaTime.at(length));
    }

    public Duration duration() {
        return start.until(end);
    }

    public long micros() {
        return end.micros() - start.micros();
    }

    public boolean contains(MediaTime time) {
        return start.compareTo(time) <= 0 && time.compareTo(end) < 0;
    }

    public boolean overlaps(TimeRange other) {
        return start.compareTo(other.end) < 0 && other.start.compareTo(end) < 0;
    }

    /** Microseconds that both ranges share; 0 if they only touch or lie apart. */
    public long sharedMicros(TimeRange other) {
        return Math.max(0, Math.min(end.micros(), other.end.micros()) - Math.max(start.micros(), other.start.micros()));
    }

    /** Earlier start first, then the shorter one. */
    @Override
    public int compareTo(TimeRange other) {
        var byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : end.compareTo(other.end);
    }
}
