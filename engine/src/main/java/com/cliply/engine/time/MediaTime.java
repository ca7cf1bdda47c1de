package com.cliply.engine.time;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** A position in a piece of media: whole microseconds after its beginning. */
public record MediaTime(long micros) implements Comparable<MediaTime> {
    public static final MediaTime ZERO = new MediaTime(0);

    public MediaTime {
        if (micros < 0) throw new IllegalArgumentException("before the beginning: " + micros);
    }

    public static MediaTime ofMillis(long millis) {
        return new MediaTime(Math.multiplyExact(millis, 1_000L));
    }

    public static MediaTime ofSeconds(long seconds) {
        return new MediaTime(Math.multiplyExact(seconds, 1_000_000L));
    }

    /** The position that lies {@code length} after the beginning. */
    public static MediaTime at(Duration length) {
        return new MediaTime(micros(length));
    }

    /** Whole microseconds of a length; what is finer is cut off. */
    public static long micros(Duration length) {
        return length.dividedBy(ChronoUnit.MICROS.getDuration());
    }

    public MediaTime plus(Duration length) {
        return new MediaTime(Math.addExact(micros, micros(length)));
    }

    /** Never before the beginning: what would lie there becomes {@link #ZERO}. */
    public MediaTime minus(Duration length) {
        return new MediaTime(Math.max(0, Math.subtractExact(micros, micros(length))));
    }

    public Duration until(MediaTime end) {
        return Duration.of(end.micros - micros, ChronoUnit.MICROS);
    }

    public boolean isBefore(MediaTime other) {
        return micros < other.micros;
    }

    public boolean isAfter(MediaTime other) {
        return micros > other.micros;
    }

    public MediaTime min(MediaTime other) {
        return micros <= other.micros ? this : other;
    }

    public MediaTime max(MediaTime other) {
        return micros >= other.micros ? this : other;
    }

    @Override
    public int compareTo(MediaTime other) {
        return Long.compare(micros, other.micros);
    }
}
