package com.cliply.storage.bench;

import java.util.Arrays;
import java.util.Locale;

/** Many measurements of the same thing, in nanoseconds. */
final class Times {
    private final long[] nanos;
    private int count;

    Times(int most) {
        nanos = new long[most];
    }

    void add(long time) {
        nanos[count++] = time;
    }

    /** What a step takes, a number of times. */
    static Times of(int rounds, Runnable step) {
        var times = new Times(rounds);
        for (int round = 0; round < rounds; round++) {
            var began = System.nanoTime();
            step.run();
            times.add(System.nanoTime() - began);
        }
        return times;
    }

    private double millis(double part) {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(part * (count - 1)))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "| %.1f | %.1f | %.1f |", millis(0.5), millis(0.95), millis(1));
    }
}
