package com.cliply.engine.render;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.WorkMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings sound to the loudness that platforms play at. */
final class InterimLeveller {
    private static final Logger log = LoggerFactory.getLogger(InterimLeveller.class);

    static final double TARGET_LUFS = -14;

    /** Nobody hears half a decibel: sound that near is left alone. */
    private static final double NEAR_ENOUGH_LU = 0.5;

    /** The limiter takes loudness away; that is measured and given back, until it is this near. */
    private static final double SETTLED_LU = 0.2;

    private static final int MOST_CORRECTIONS = 10;

    /** Below this share, more gain is mere distortion. */
    private static final double LEAST_EFFECT = 0.25;

    private static final double MOST_EFFECT = 4;

    /** More would only lift the noise of the room. */
    private static final double MOST_GAIN_DB = 40;

    private final MediaEncoder encoder;

    InterimLeveller(MediaEncoder encoder) {
        this.encoder = encoder;
    }

    /** First pass: finds the gain that brings the assembled sound to the target, and whether peaks must be held. */
    EncodeRequest.Sound levelled(EncodeSource.Ranges input, RenderPlan plan, WorkMonitor monitor) {
        var untouched = new EncodeRequest.Sound(0, false, plan.soundBitRate());
        if (input.audioTrack() < 0) return untouched;
        var measured = encoder.measure(input, untouched, monitor);
        if (measured.silent()) return untouched;
        var gain = Math.min(TARGET_LUFS - measured.integratedLufs(), MOST_GAIN_DB);
        if (Math.abs(gain) <= NEAR_ENOUGH_LU) gain = 0;
        if (measured.truePeakDbtp() + gain <= EncodeRequest.Sound.LIMIT_DBTP)
            return new EncodeRequest.Sound(gain, false, plan.soundBitRate());
        return settled(input, gain, plan, monitor);
    }

    /**
     * The more is limited, the less a decibel of gain brings, and where quiet speech first counts beside loud cracks it brings
     * much at once: the last two measurements tell the next gain (secant method), which stays between the gains known to be
     * too low and too high. What came nearest is taken.
     */
    private EncodeRequest.Sound settled(
            EncodeSource.Ranges input, double firstGain, RenderPlan plan, WorkMonitor monitor) {
        var gain = firstGain;
        var nearest = Double.POSITIVE_INFINITY;
        var nearestGain = firstGain;
        var tooLow = Double.NEGATIVE_INFINITY;
        var tooHigh = MOST_GAIN_DB;
        var gainBefore = Double.NaN;
        var loudnessBefore = Double.NaN;
        for (int round = 0; round < MOST_CORRECTIONS; round++) {
            var loudness = encoder.measure(input, new EncodeRequest.Sound(gain, true, plan.soundBitRate()), monitor)
                    .integratedLufs();
            var missing = TARGET_LUFS - loudness;
            log.debug("limited at {} dB it is {} LU from the target", gain, missing);
            if (Math.abs(missing) < nearest) {
                nearest = Math.abs(missing);
                nearestGain = gain;
            }
            if (nearest <= SETTLED_LU || (missing > 0 && gain >= MOST_GAIN_DB)) break;
            if (missing > 0) tooLow = Math.max(tooLow, gain);
            else tooHigh = Math.min(tooHigh, gain);
            var effect = round == 0
                    ? 1
                    : Math.clamp((loudness - loudnessBefore) / (gain - gainBefore), LEAST_EFFECT, MOST_EFFECT);
            gainBefore = gain;
            loudnessBefore = loudness;
            gain = between(tooLow, gain + missing / effect, tooHigh);
        }
        return new EncodeRequest.Sound(nearestGain, true, plan.soundBitRate());
    }

    /** The wish, or the middle where it is at the edge of what is left or beyond. */
    private static double between(double low, double wish, double high) {
        if (low < wish && wish < high) return wish;
        if (low == Double.NEGATIVE_INFINITY) return wish;
        return high == MOST_GAIN_DB && wish >= high ? high : (low + high) / 2;
    }
}
