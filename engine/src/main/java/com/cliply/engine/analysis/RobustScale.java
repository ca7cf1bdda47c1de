package com.cliply.engine.analysis;

import java.util.Arrays;

/** Middle and spread that a few outstanding values cannot move: the median and the median absolute deviation. */
public record RobustScale(double median, double deviation) {
    /** Makes the deviation that of a normal distribution (Rousseeuw and Croux, JASA 88, 1993). */
    private static final double NORMAL = 1.4826;

    public static RobustScale of(float[] values) {
        if (values.length == 0) return new RobustScale(0, 0);
        var median = percentile(values, 0.5);
        var distances = new float[values.length];
        for (int index = 0; index < values.length; index++) distances[index] = (float) Math.abs(values[index] - median);
        return new RobustScale(median, NORMAL * percentile(distances, 0.5));
    }

    /** The value that {@code share} of all values do not exceed; 0 if there are none. */
    public static double percentile(float[] values, double share) {
        if (values.length == 0) return 0;
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
