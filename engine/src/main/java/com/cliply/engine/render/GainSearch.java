package com.cliply.engine.render;

import java.util.function.DoubleUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the gain at which limited sound has a wished loudness. The more is limited, the less a decibel of gain brings, and where
 * quiet speech first counts beside loud cracks it brings much at once: the last two measurements tell the next gain (secant
 * method), which stays between the gains known to be too low and too high.
 *
 * @param target in LUFS
 * @param mostGain in dB; more is never tried
 */
record GainSearch(double target, double mostGain) {
    private static final Logger log = LoggerFactory.getLogger(GainSearch.class);

    private static final int MOST_MEASUREMENTS = 10;

    /** Below this share, more gain is mere distortion. */
    private static final double LEAST_EFFECT = 0.25;

    private static final double MOST_EFFECT = 4;

    /** More gain that does not bring even this much has only crushed what was there, as of a lone click. */
    private static final double LEAST_GAINED_LU = 3;

    /**
     * What was found.
     *
     * @param gain in dB
     * @param loudness that it gives, in LUFS
     */
    record Found(double gain, double loudness) {}

    /**
     * Measures at most ten times.
     *
     * @param first where to begin, in dB
     * @param near a loudness this many LU from the target is taken at once
     * @param loudness measures at a gain, in LUFS
     * @return the gain that came nearest; the first one where even the most does not reach the target and hardly helps
     */
    Found from(double first, double near, DoubleUnaryOperator loudness) {
        var gain = first;
        var nearest = Double.POSITIVE_INFINITY;
        var found = new Found(first, Double.NaN);
        var atFirst = found;
        var tooLow = Double.NEGATIVE_INFINITY;
        var tooHigh = mostGain;
        var gainBefore = Double.NaN;
        var heardBefore = Double.NaN;
        for (int round = 0; round < MOST_MEASUREMENTS; round++) {
            var heard = loudness.applyAsDouble(gain);
            if (round == 0) atFirst = new Found(gain, heard);
            var missing = target - heard;
            log.debug("limited at {} dB it is {} LU from the target", gain, missing);
            if (Math.abs(missing) < nearest) {
                nearest = Math.abs(missing);
                found = new Found(gain, heard);
            }
            if (nearest <= near || (missing > 0 && gain >= mostGain)) break;
            if (missing > 0) tooLow = Math.max(tooLow, gain);
            else tooHigh = Math.min(tooHigh, gain);
            var effect =
                    round == 0 ? 1 : Math.clamp((heard - heardBefore) / (gain - gainBefore), LEAST_EFFECT, MOST_EFFECT);
            gainBefore = gain;
            heardBefore = heard;
            gain = between(tooLow, gain + missing / effect, tooHigh);
        }
        var crushed =
                found.gain() >= mostGain && nearest > near && found.loudness() - atFirst.loudness() < LEAST_GAINED_LU;
        return crushed ? atFirst : found;
    }

    /** The wish, or the middle where it is at the edge of what is left or beyond. */
    private double between(double low, double wish, double high) {
        if (low < wish && wish < high) return wish;
        if (low == Double.NEGATIVE_INFINITY) return wish;
        return high == mostGain && wish >= high ? high : (low + high) / 2;
    }
}
