package com.cliply.engine.analysis.audio;

import static com.cliply.engine.analysis.audio.Ramps.ramp;

import java.util.Arrays;
import java.util.List;

/**
 * Tells applause, cheering and laughter of several people from speech, music and plain noise, over windows of 1.5 s. Six
 * things must come together, each a factor 0..1:
 *
 * <ul>
 *   <li>it goes on: most steps stand clearly above the room;
 *   <li>it is not stationary noise: its spectrum is not flat, and from one step to the next the level of each band changes more than the chance of Gaussian
 *       noise explains, which follows from bandwidth and averaging time alone, whatever the colour. Steps are compared with
 *       their neighbours, so noise that swells or dies away is still noise;
 *   <li>it is no single voice or instrument: many have no common period, and their syllables and claps fill each other's gaps,
 *       so the levels change less. Either alone is spoilt by noise; the sum of both, a linear discriminant, is not;
 *   <li>it is not all clicks: keys and dishes rise more steeply than many hands;
 *   <li>it is broadband: bands above 1 kHz carry a part of it; wind, hum and rumble lie below;
 *   <li>no tones stand in it, as in chords.
 * </ul>
 */
final class ReactionMeasure {
    /** Steps to either side: 15 steps, 1.5 s. */
    private static final int REACH = 7;

    /** How far above the quiet moments of the surrounding minute a step is active, in dB. */
    private static final float ACTIVE = 6;

    /** Steps quieter than this, in dB, are never active. */
    private static final float INAUDIBLE = -75;

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

    /** From fewer changes nothing can be told; the other half decides then. */
    private static final int FEWEST = 3;

    private static final double UNKNOWN = 100;

    /** Steps to either side over which stationarity is told: from fewer changes noise may seem lively by chance. */
    private static final int HALF = 10;

    /** A band this many dB below the loudest is nearly empty. */
    private static final double EMPTY = 30;

    private static final int WIDENED = 4;
    private static final double BROKEN = 0.55;
    private static final double SUSTAINED = 0.85;

    /** Changes against those of noise: white to brown noise, a stream 1.2 to 1.6, applause of a hall 1.7 to 4. */
    private static final double STATIONARY = 1.4;

    private static final double LIVELY = 1.9;

    /** Spectral flatness in dB: white noise -2.5, applause and crowds -4.4 to -17. */
    private static final double HISS = -2.6;

    private static final double COLOURED = -2.9;

    /**
     * The discriminant of many against one: LEVEL - VOICED x voicing - CHANGING x ln(changes), by logistic regression on
     * made-up crowds, speech, music and clatter in seven conditions and on recordings of audiences and talks (30,000 steps of
     * 65 sounds). Where it is 0 both are equally likely.
     */
    private static final double LEVEL = 4.68;

    private static final double VOICED = 2.93;
    private static final double CHANGING = 1.42;

    /** The voicing that three quarters of the steps do not exceed: a speaker's vowels stand out, a crowd's do not. */
    private static final double MOST = 0.75;

    /** Clicks change without bound; more than this says nothing more. */
    private static final double MOST_CHANGES = 13;

    private static final double VOICES = 0.72;
    private static final double ONE_VOICE = 0.84;
    private static final double ONE = -0.35;
    private static final double MANY = 0.5;

    /** Mean onset flux in dB: applause and laughter 0.9 to 2.5, a dozen hands 3.5, typing 3.5 to 7. */
    private static final double CLICKS = 3.9;

    private static final double CLAPS = 2.9;

    /** Part of the power above 500 Hz that lies above 1 kHz: wind 0.16, crowds 0.25 to 0.9. */
    private static final double HUMMING = 0.14;

    private static final double BROAD = 0.26;

    /** Part of the power in lasting tones, over three seconds: long calls in a crowd up to 0.05, music 0.07 to 0.5. */
    private static final double CALLS = 0.05;

    private static final double CHORDS = 0.11;
    private static final int LINES_REACH = 15;

    private final List<float[]> bands;
    private final float[] voicing;
    private final float[] onsets;
    private final float[] flatness;
    private final float[] lines;
    private final int steps;
    private final float[] levels;
    private final boolean[] active;
    private final boolean[] inside;
    private final float[] room = new float[2 * REACH + 1];
    private final double[] ratios = new double[NOISE_DEVIATION.length];
    private final double[] means = new double[NOISE_DEVIATION.length];

    private ReactionMeasure(List<float[]> bands, float[] voicing, float[] onsets, float[] flatness, float[] tonality) {
        this.bands = bands;
        this.voicing = voicing;
        this.onsets = onsets;
        this.flatness = flatness;
        lines = Ramps.smoothed(tonality, LINES_REACH);
        steps = voicing.length;
        levels = new float[steps];
        for (int step = 0; step < steps; step++) {
            var sum = 0.0;
            for (var band : bands) sum += power(band[step]);
            levels[step] = (float) (10 * Math.log10(sum + 1e-10));
        }
        var floor = LevelFloor.of(levels, FLOOR_BLOCK, FLOOR_REACH, 0.1, 0.9);
        active = new boolean[steps];
        for (int step = 0; step < steps; step++)
            active[step] = levels[step] > INAUDIBLE && levels[step] > floor.quiet(step) + ACTIVE;
        inside = new boolean[steps];
        for (int step = 0; step < steps; step++)
            inside[step] = active[step] && (step == 0 || active[step - 1]) && (step == steps - 1 || active[step + 1]);
    }

    /**
     * The likeness of each step, 0..1.
     *
     * @param bands levels in dB of 0.5-1, 1-2, 2-4 and 4-7.5 kHz, all as long as {@code voicing}
     * @param onsets see {@link OnsetFlux}
     * @param flatness in dB
     * @param tonality see {@link TonalLines}
     */
    static float[] measure(List<float[]> bands, float[] voicing, float[] onsets, float[] flatness, float[] tonality) {
        var measure = new ReactionMeasure(bands, voicing, onsets, flatness, tonality);
        var inner = new float[measure.steps];
        for (int step = 0; step < inner.length; step++)
            if (measure.active[step]) inner[step] = (float) measure.at(step);
        return measure.widened(inner);
    }

    /** Before, around and after it must be lively: where noise meets speech, the whole would look like a crowd. */
    private double at(int step) {
        var from = Math.max(0, step - REACH);
        var to = Math.min(steps, step + REACH + 1);
        var goesOn = ramp(share(from, to), BROKEN, SUSTAINED);
        if (goesOn <= 0) return 0;
        var least = measureChanges(from, to);
        var changes = (ratios[1] + ratios[2]) / 2;
        least = Math.min(least, measureChanges(Math.max(0, step - HALF), step + 1));
        least = Math.min(least, measureChanges(step, Math.min(steps, step + HALF + 1)));
        var lively = ramp(least, STATIONARY, LIVELY);
        if (lively <= 0) return 0;
        var voiced = usualVoicing(from, to);
        var changing = Math.log(Math.min(MOST_CHANGES, changes));
        return goesOn
                * lively
                * ramp(LEVEL - VOICED * voiced - CHANGING * changing, ONE, MANY)
                * ramp(voiced, ONE_VOICE, VOICES)
                * ramp(mean(flatness, from, to), HISS, COLOURED)
                * ramp(mean(onsets, from, to), CLICKS, CLAPS)
                * ramp(highShare(from, to), HUMMING, BROAD)
                * ramp(lines[step], CHORDS, CALLS);
    }

    /** Gives back at both ends what the window took. */
    private float[] widened(float[] inner) {
        var wide = new float[steps];
        for (int step = 0; step < steps; step++) {
            if (!active[step]) continue;
            var to = Math.min(steps, step + WIDENED + 1);
            for (int near = Math.max(0, step - WIDENED); near < to; near++)
                wide[step] = Math.max(wide[step], inner[near]);
        }
        return wide;
    }

    private double share(int from, int to) {
        var count = 0;
        for (int step = from; step < to; step++) if (active[step]) count++;
        return (double) count / (2 * REACH + 1);
    }

    /**
     * How many times more than noise the band levels change from step to step; a steady rise or fall is no change, nor is a
     * beginning or an end. The answer is the mean over those bands that are not nearly empty: what a resampler left of them is
     * narrow, and narrow noise wavers more. {@link #ratios} then holds all bands, the least first.
     */
    private double measureChanges(int from, int to) {
        var loudest = Double.NEGATIVE_INFINITY;
        for (int band = 0; band < ratios.length; band++) {
            means[band] = mean(bands.get(band), from, to);
            loudest = Math.max(loudest, means[band]);
        }
        var sum = 0.0;
        var count = 0;
        for (int band = 0; band < ratios.length; band++) {
            ratios[band] = changes(bands.get(band), from, to) / NOISE_DEVIATION[band];
            if (means[band] < loudest - EMPTY) continue;
            sum += ratios[band];
            count++;
        }
        Arrays.sort(ratios);
        return sum / count;
    }

    private double changes(float[] values, int from, int to) {
        var count = 0;
        var sum = 0.0;
        var squares = 0.0;
        for (int step = from + 1; step < to; step++) {
            if (!inside[step] || !inside[step - 1]) continue;
            count++;
            var change = values[step] - values[step - 1];
            sum += change;
            squares += (double) change * change;
        }
        if (count < FEWEST) return UNKNOWN;
        return Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1) / 2);
    }

    private double usualVoicing(int from, int to) {
        var count = 0;
        for (int step = from; step < to; step++) if (active[step]) room[count++] = voicing[step];
        if (count == 0) return 1;
        Arrays.sort(room, 0, count);
        return room[(int) Math.round(MOST * (count - 1))];
    }

    private double mean(float[] values, int from, int to) {
        var count = 0;
        var sum = 0.0;
        for (int step = from; step < to; step++) {
            if (!active[step]) continue;
            count++;
            sum += values[step];
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Which part of the power above 500 Hz lies above 1 kHz. */
    private double highShare(int from, int to) {
        var all = 0.0;
        var low = 0.0;
        for (int step = from; step < to; step++) {
            all += power(levels[step]);
            low += power(bands.getFirst()[step]);
        }
        return all <= 0 ? 0 : Math.max(0, 1 - low / all);
    }

    private static double power(float decibels) {
        return Math.pow(10, decibels / 10);
    }
}
