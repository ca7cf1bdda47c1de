package com.cliply.engine.analysis.audio;

import com.cliply.engine.analysis.Values;
import java.util.Arrays;

/**
 * How much a sound repeats itself at the pace of laughter: the autocorrelation of sixteen band levels at lags of 150 to 275 ms,
 * and how much the loud parts change their colour. Laughter is one syllable said again and again, 4 to 6.5 times a second
 * (Provine and Yong, Laughter: a stereotyped human vocalization, Ethology 89, 1991: notes start every 210 ms; Bachorowski,
 * Smoski and Owren, The acoustic features of human laughter, JASA 110, 2001: 4.4 notes a second, little articulation, vowels
 * near the neutral one). Speech has the same rate, but hardly two neighbours among its syllables are alike, so the levels of
 * its bands do not repeat together. Two or three who laugh out of step still repeat at a common lag, as their rates differ little.
 *
 * <p>It keeps 2.6 s of levels, whatever the length of the sound.
 */
final class SyllableRepeat {
    /** Frames of 25 ms over which repetition is judged: two seconds, one or two bouts. */
    private static final int WINDOW = 80;

    /** Frames to either side over which the slow course of the level is taken out: 600 ms, three notes. */
    private static final int SLOW = 12;

    private static final int KEPT = WINDOW + 2 * SLOW;

    /** 150 to 275 ms: 6.7 to 3.6 a second. */
    private static final int SHORTEST = 6;

    private static final int LONGEST = 11;
    private static final int FRAMES_IN_STEP = 4;

    /** A step's window is centred on it, so its values come that many steps late. */
    private static final int LATE = KEPT / 2 / FRAMES_IN_STEP - 1;

    /** What lies so far below the greatest level of a band, in dB, is silence: the depth of a pause tells nothing. */
    private static final float DEEP = 30;

    /** The colour is that of the loud frames: a weight grows by e for so many dB. */
    private static final double WEIGHING = 3;

    private static final double MOST_WEIGHING = 10;

    private final float[][] kept = new float[KEPT][OnsetFlux.BANDS];
    private final float[][] course = new float[OnsetFlux.BANDS][WINDOW];
    private final float[] clipped = new float[KEPT];
    private final double[] weights = new double[WINDOW];
    private final double[] middles = new double[WINDOW];
    private final Values repeats = new Values();
    private final Values depths = new Values();
    private final Values colours = new Values();
    private int next;
    private int early = LATE;

    SyllableRepeat() {
        for (var frame : kept) Arrays.fill(frame, SpectrumMeter.SILENCE);
    }

    /** One more frame of 25 ms: its levels in dB, copied. */
    void add(float[] levels) {
        System.arraycopy(levels, 0, kept[next], 0, OnsetFlux.BANDS);
        next = (next + 1) % KEPT;
    }

    /** Ends a step of four frames. */
    void endStep() {
        if (early > 0) {
            early--;
            return;
        }
        measure();
    }

    /** After the last step: what is not heard is silence. */
    void finish() {
        var silence = new float[OnsetFlux.BANDS];
        Arrays.fill(silence, SpectrumMeter.SILENCE);
        for (int step = 0; step < LATE; step++) {
            for (int frame = 0; frame < FRAMES_IN_STEP; frame++) add(silence);
            endStep();
        }
    }

    /** The autocorrelation at the best lag, -1 to 1: speech -0.25 to 0, laughter of one to three 0.05 to 0.5. */
    float[] repeats(int steps) {
        return repeats.first(steps, 0);
    }

    /** By how many dB the levels move around their slow course. */
    float[] depths(int steps) {
        return depths.first(steps, 0);
    }

    /** By how many dB the colour of the loud frames differs: speech 5 to 8, laughter 2.5 to 5. */
    float[] colours(int steps) {
        return colours.first(steps, 100);
    }

    private void measure() {
        for (int band = 0; band < OnsetFlux.BANDS; band++) takeCourse(band);
        var energy = 0.0;
        for (var band : course) for (var value : band) energy += value * value;
        var best = -1.0;
        for (int lag = SHORTEST; lag <= LONGEST; lag++) {
            var sum = 0.0;
            for (var band : course)
                for (int frame = lag; frame < WINDOW; frame++) sum += band[frame] * band[frame - lag];
            best = Math.max(best, sum / (energy + 1) * WINDOW / (WINDOW - lag));
        }
        repeats.add((float) Math.clamp(best, -1, 1));
        depths.add((float) Math.sqrt(energy / (WINDOW * OnsetFlux.BANDS)));
        colours.add((float) colour());
    }

    private float level(int frame, int band) {
        return kept[(next + frame) % KEPT][band];
    }

    /** The levels of a band without their slow course. */
    private void takeCourse(int band) {
        var most = SpectrumMeter.SILENCE;
        for (int frame = 0; frame < KEPT; frame++) {
            clipped[frame] = level(frame, band);
            most = Math.max(most, clipped[frame]);
        }
        for (int frame = 0; frame < KEPT; frame++) clipped[frame] = Math.max(clipped[frame], most - DEEP);
        var sum = 0.0;
        for (int frame = 0; frame < 2 * SLOW; frame++) sum += clipped[frame];
        for (int frame = 0; frame < WINDOW; frame++) {
            course[band][frame] = (float) (clipped[frame + SLOW] - sum / (2 * SLOW));
            sum += clipped[frame + 2 * SLOW] - clipped[frame];
        }
    }

    /** Deviation of each band from the frame's mean level, over the frames by their loudness, in dB. */
    private double colour() {
        var all = 0.0;
        for (int frame = 0; frame < WINDOW; frame++) {
            var power = 0.0;
            middles[frame] = 0;
            for (int band = 0; band < OnsetFlux.BANDS; band++) {
                var level = level(frame + SLOW, band);
                power += Math.pow(10, level / 10);
                middles[frame] += level / OnsetFlux.BANDS;
            }
            weights[frame] = 10 * Math.log10(power);
            all += power;
        }
        var usual = 10 * Math.log10(all / WINDOW);
        for (int frame = 0; frame < WINDOW; frame++)
            weights[frame] = Math.exp(Math.clamp(weights[frame] - usual, -MOST_WEIGHING, MOST_WEIGHING) / WEIGHING);
        var variance = 0.0;
        for (int band = 0; band < OnsetFlux.BANDS; band++) {
            var count = 0.0;
            var sum = 0.0;
            var squares = 0.0;
            for (int frame = 0; frame < WINDOW; frame++) {
                var value = level(frame + SLOW, band) - middles[frame];
                count += weights[frame];
                sum += weights[frame] * value;
                squares += weights[frame] * value * value;
            }
            variance += Math.max(0, squares / count - sum / count * (sum / count)) / OnsetFlux.BANDS;
        }
        return Math.sqrt(variance);
    }
}
