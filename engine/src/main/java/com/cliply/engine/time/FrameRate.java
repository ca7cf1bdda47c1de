package com.cliply.engine.time;

/** Frames per second as a fraction in lowest terms: NTSC is 30000/1001, never 29.97. */
public record FrameRate(int numerator, int denominator) implements Comparable<FrameRate> {
    private static final long MICROS_PER_SECOND = 1_000_000L;

    public FrameRate {
        if (numerator <= 0 || denominator <= 0) throw new IllegalArgumentException(numerator + "/" + denominator);
        var common = greatestCommonDivisor(numerator, denominator);
        numerator /= common;
        denominator /= common;
    }

    public static FrameRate of(int framesPerSecond) {
        return new FrameRate(framesPerSecond, 1);
    }

    /** Truncates, as FFmpeg's own tools do when a pts becomes microseconds. */
    public MediaTime timeOf(long frame) {
        return new MediaTime(Math.multiplyExact(frame, MICROS_PER_SECOND * denominator) / numerator);
    }

    public long nearestFrame(MediaTime time) {
        var unit = MICROS_PER_SECOND * denominator;
        return Math.floorDiv(Math.multiplyExact(time.micros(), (long) numerator) + unit / 2, unit);
    }

    public MediaTime snap(MediaTime time) {
        return timeOf(nearestFrame(time));
    }

    /** The audio sample that sounds when {@code frame} appears, rounded to the nearest. */
    public long sampleAt(long frame, int sampleRate) {
        var scaled = Math.multiplyExact(frame, (long) denominator * sampleRate);
        return Math.floorDiv(scaled + numerator / 2, numerator);
    }

    /** The rate with {@code factor} times as many frames. */
    public FrameRate times(int factor) {
        return new FrameRate(Math.multiplyExact(numerator, factor), denominator);
    }

    /** The rate with every {@code divisor}-th frame. */
    public FrameRate dividedBy(int divisor) {
        return new FrameRate(numerator, Math.multiplyExact(denominator, divisor));
    }

    @Override
    public int compareTo(FrameRate other) {
        return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
