package com.cliply.engine.analysis.audio;

/** Fuzzy thresholds and means over windows, of which the measures are made. */
final class Ramps {
    private Ramps() {}

    /** 0 at {@code zero}, 1 at {@code one}, linear between; {@code one} may be the smaller. */
    static double ramp(double value, double zero, double one) {
        return Math.clamp((value - zero) / (one - zero), 0, 1);
    }

    /** The mean over up to {@code reach} steps to either side of each. */
    static float[] smoothed(float[] values, int reach) {
        var smooth = new float[values.length];
        var sum = 0.0;
        var from = 0;
        var to = 0;
        for (int step = 0; step < values.length; step++) {
            while (to < Math.min(values.length, step + reach + 1)) sum += values[to++];
            while (from < step - reach) sum -= values[from++];
            smooth[step] = (float) (sum / (to - from));
        }
        return smooth;
    }

    /** The standard deviation over up to {@code reach} steps to either side of each. */
    static float[] deviation(float[] values, int reach) {
        var deviation = new float[values.length];
        var sum = 0.0;
        var squares = 0.0;
        var from = 0;
        var to = 0;
        for (int step = 0; step < values.length; step++) {
            while (to < Math.min(values.length, step + reach + 1)) {
                sum += values[to];
                squares += (double) values[to] * values[to++];
            }
            while (from < step - reach) {
                sum -= values[from];
                squares -= (double) values[from] * values[from++];
            }
            var mean = sum / (to - from);
            deviation[step] = (float) Math.sqrt(Math.max(0, squares / (to - from) - mean * mean));
        }
        return deviation;
    }
}
