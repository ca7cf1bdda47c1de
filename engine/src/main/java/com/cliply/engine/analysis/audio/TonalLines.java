package com.cliply.engine.analysis.audio;

import java.util.Arrays;

/**
 * Which part of a step's power lies in lines that stand still: peaks of the spectrum that keep their frequency for 400 ms
 * to 6 s, as tones of instruments do, but voices and machines do not (the idea of Seyerlehner et al., Automatic music detection in
 * television productions, DAFx 2007: continuous frequency activation). It looks from 100 Hz to 4 kHz.
 */
final class TonalLines {
    private static final int LOWEST = 100;
    private static final int HIGHEST = 4_000;

    /** How many bins to either side a peak is compared with. */
    private static final int AROUND = 8;

    /** How far a peak must stand above the mean of its surroundings: 6 dB. */
    private static final double ABOVE = 4;

    /** Steps of 100 ms after which a peak is a line. */
    private static final int LASTING = 4;

    /** Steps after which a line is no tone but the hum of a machine. */
    private static final int HUM = 60;

    private final int from;
    private final int to;
    private final double[] power;
    private final double[] sums;
    private int[] lasted;
    private int[] next;

    TonalLines(double binHertz) {
        from = (int) Math.round(LOWEST / binHertz);
        to = (int) Math.round(HIGHEST / binHertz);
        power = new double[to + AROUND + 1];
        sums = new double[to + AROUND + 2];
        lasted = new int[to + 1];
        next = new int[to + 1];
    }

    /** One more frame of the step. */
    void add(float[] spectrum) {
        for (int bin = 0; bin < power.length; bin++) power[bin] += spectrum[bin];
    }

    /** Ends the step: the part of its power, 0..1, that lies in lines. */
    double endStep() {
        for (int bin = 0; bin < power.length; bin++) sums[bin + 1] = sums[bin] + power[bin];
        var inLines = 0.0;
        Arrays.fill(next, 0);
        for (int bin = from; bin < to; bin++) {
            var low = Math.max(0, bin - AROUND);
            var mean = (sums[bin + AROUND + 1] - sums[low]) / (bin + AROUND + 1 - low);
            if (power[bin] <= 0 || power[bin] < ABOVE * mean) continue;
            if (power[bin] < power[bin - 1] || power[bin] < power[bin + 1]) continue;
            next[bin] = lasted[bin] + 1;
            if (next[bin] >= LASTING && next[bin] <= HUM) inLines += power[bin - 1] + power[bin] + power[bin + 1];
        }
        var spare = lasted;
        lasted = next;
        next = spare;
        var all = sums[to + 1] - sums[from - 1];
        Arrays.fill(power, 0);
        return all <= 0 ? 0 : Math.min(1, inLines / all);
    }
}
