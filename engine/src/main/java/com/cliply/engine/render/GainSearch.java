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

    /**
     * Measures at most ten times.
     *
     * @param first where to begin, in dB
     * @param near a loudness this many LU from the target is taken at once
     * @param loudness measures at a gain, in LUFS
     * @return the gain that came nearest
     */
    double from(double first, double near, DoubleUnaryOperator loudness) {
        var gain = first;
        var nearest = Double.POSITIVE_INFINITY;
        var nearestGain = first;
        var tooLow = Double.NEGATIVE_INFINITY;
        var tooHigh = mostGain;
        var gainBefore = Double.NaN;
        var heardBefore = Double.NaN;
        for (int round = 0; round < MOST_MEASUREMENTS; round++) {
            var heard = loudness.applyAsDouble(gain);
            var missing = target - heard;
            log.debug("limited at {} dB it is {} LU from the target", gain, missing);
            if (Math.abs(missing) < nearest) {
                nearest = Math.abs(missing);
                nearestGain = gain;
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
        return nearestGain;
    }

    /** The wish, or the middle where it is at the edge of what is left or beyond. */
    private double between(double low, double wish, double high) {
        if (low < wish && wish < high) return wish;
        if (low == Double.NEGATIVE_INFINITY) return wish;
        return high == mostGain && wish >= high ? high : (low + high) / 2;
    }
}
