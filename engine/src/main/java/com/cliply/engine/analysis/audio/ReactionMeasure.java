package com.cliply.engine.analysis.audio;

import java.util.List;

/**
 * Tells applause, cheering and laughter of a crowd from speech, music and plain noise, over windows of 1.5 s. Four things
 * must come together, each a factor 0..1:
 *
 * <ul>
 *   <li>it goes on: most steps stand clearly above the room;
 *   <li>it is not harmonic: many voices or hands have no common period. Speech and music read 0.62 to 0.85 in the mean over
 *       a window, crowds 0.2 to 0.55 (own measurements on public-domain speech and crowd recordings);
 *   <li>it is not stationary noise: the level of each band wanders more than the chance of Gaussian noise explains. The
 *       deviation of noise follows from bandwidth and averaging time alone, whatever its colour;
 *   <li>it is broadband: bands above 1 kHz carry a part of it, hum and rumble do not.
 * </ul>
 */
final class ReactionMeasure {
    /** Steps to either side: 15 steps, 1.5 s. */
    private static final int REACH = 7;

    /** How far above the quiet moments of the surrounding minute a step is active, in dB. */
    private static final float ACTIVE = 10;

    /** Steps quieter than this, in dB, are never active. */
    private static final float INAUDIBLE = -65;

    private static final int FLOOR_BLOCK = 50;
    private static final int FLOOR_REACH = 6;

    /**
     * Standard deviation in dB of 100 ms band levels of Gaussian noise, for the four bands. Theory says 4.34 / sqrt(bandwidth
     * x time): 0.61, 0.43, 0.31, 0.23; the overlapping windows make it this, measured on ten minutes of white noise.
     */
    private static final double[] NOISE_DEVIATION = {0.57, 0.41, 0.29, 0.22};

    static double noiseDeviation(int band) {
        return NOISE_DEVIATION[band];
    }

    /** From fewer steps no deviation can be told; the other half decides then. */
    private static final int FEWEST = 4;

    private static final int WIDENED = 4;
    private static final double VOICED = 0.64;
    private static final double UNVOICED = 0.48;
    private static final double STATIONARY = 1.45;
    private static final double LIVELY = 2.0;
    private static final double BROKEN = 0.55;
    private static final double SUSTAINED = 0.85;
    private static final double HUMMING = 0.002;
    private static final double BROAD = 0.02;

    private ReactionMeasure() {}

    /** @param bands levels in dB of 0.5-1, 1-2, 2-4 and 4-7.5 kHz, all as long as {@code voicing} */
    static float[] measure(List<float[]> bands, float[] voicing, int steps) {
        var levels = new float[steps];
        for (int step = 0; step < steps; step++) {
            var sum = 0.0;
            for (var band : bands) sum += Math.pow(10, band[step] / 10);
            levels[step] = (float) (10 * Math.log10(sum + 1e-10));
        }
        var floor = LevelFloor.of(levels, FLOOR_BLOCK, FLOOR_REACH, 0.1, 0.9);
        var active = new boolean[steps];
        for (int step = 0; step < steps; step++)
            active[step] = levels[step] > INAUDIBLE && levels[step] > floor.quiet(step) + ACTIVE;
        var inside = new boolean[steps];
        for (int step = 0; step < steps; step++)
            inside[step] = active[step] && (step == 0 || active[step - 1]) && (step == steps - 1 || active[step + 1]);
        var inner = new float[steps];
        for (int step = 0; step < steps; step++)
            if (active[step]) inner[step] = (float) atStep(bands, voicing, levels, active, inside, step);
        return widened(inner, active);
    }

    /** Both halves of the window must be like a crowd: where noise meets speech, the whole would look like one. */
    private static double atStep(
            List<float[]> bands, float[] voicing, float[] levels, boolean[] active, boolean[] inside, int step) {
        var from = Math.max(0, step - REACH);
        var to = Math.min(active.length, step + REACH + 1);
        var goesOn = ramp(share(active, from, to), BROKEN, SUSTAINED);
        if (goesOn <= 0) return 0;
        var voiced = Math.max(mean(voicing, active, from, step + 1), mean(voicing, active, step, to));
        var unvoiced = ramp(voiced, VOICED, UNVOICED);
        if (unvoiced <= 0) return 0;
        var lively = Math.min(liveliness(bands, inside, from, step + 1), liveliness(bands, inside, step, to));
        return goesOn
                * unvoiced
                * ramp(lively, STATIONARY, LIVELY)
                * ramp(highShare(bands, levels, from, to), HUMMING, BROAD);
    }

    /** Gives back at both ends what the halves took. */
    private static float[] widened(float[] inner, boolean[] active) {
        var wide = new float[inner.length];
        for (int step = 0; step < inner.length; step++) {
            if (!active[step]) continue;
            var to = Math.min(inner.length, step + WIDENED + 1);
            for (int near = Math.max(0, step - WIDENED); near < to; near++)
                wide[step] = Math.max(wide[step], inner[near]);
        }
        return wide;
    }

    private static double share(boolean[] active, int from, int to) {
        var count = 0;
        for (int index = from; index < to; index++) if (active[index]) count++;
        return (double) count / (2 * REACH + 1);
    }

    private static double mean(float[] values, boolean[] active, int from, int to) {
        var count = 0;
        var sum = 0.0;
        for (int index = from; index < to; index++) {
            if (!active[index]) continue;
            count++;
            sum += values[index];
        }
        return count == 0 ? 0 : sum / count;
    }

    /** How many times more than noise the band levels deviate, in the mean over the bands; edges do not count. */
    private static double liveliness(List<float[]> bands, boolean[] inside, int from, int to) {
        var ratio = 0.0;
        for (int band = 0; band < bands.size(); band++) {
            var values = bands.get(band);
            var count = 0;
            var sum = 0.0;
            var squares = 0.0;
            for (int index = from; index < to; index++) {
                if (!inside[index]) continue;
                count++;
                sum += values[index];
                squares += (double) values[index] * values[index];
            }
            if (count < FEWEST) return Double.MAX_VALUE;
            var mean = sum / count;
            ratio += Math.sqrt(Math.max(0, squares / count - mean * mean)) / NOISE_DEVIATION[band];
        }
        return ratio / bands.size();
    }

    /** Which part of the power above 500 Hz lies above 1 kHz. */
    private static double highShare(List<float[]> bands, float[] levels, int from, int to) {
        var all = 0.0;
        var low = 0.0;
        for (int index = from; index < to; index++) {
            all += Math.pow(10, levels[index] / 10);
            low += Math.pow(10, bands.getFirst()[index] / 10);
        }
        return all <= 0 ? 0 : Math.max(0, 1 - low / all);
    }

    /** 0 at {@code zero}, 1 at {@code one}, linear between; {@code one} may be the smaller. */
    private static double ramp(double value, double zero, double one) {
        return Math.clamp((value - zero) / (one - zero), 0, 1);
    }
}
