package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Finds where a recording holds nothing but its own steady noise, listening to it once. */
final class SteadyNoise {
    /**
     * A stretch of noise.
     *
     * @param level its mean level in dBFS
     */
    record Stretch(long from, long until, double level) {}

    private static final int BLOCK_SAMPLES = EncodeRequest.Sound.SAMPLE_RATE / 20;

    /** Half a second. */
    private static final int STRETCH_BLOCKS = 10;

    /** What varies more is speech or music that happens to be quiet. */
    private static final double STEADY_DB = 6;

    /** Sound that is hardly louder elsewhere may be all music: its quietest part is no noise then. */
    private static final double CLEARANCE_DB = 10;

    private static final double LOUD_QUANTILE = 0.95;

    /** Below lies what was cut away by a gate, not a room. */
    private static final double DIGITAL_SILENCE_DB = -90;

    private double[] levels = new double[256];
    private int blocks;
    private double energy;
    private int within;

    /** Takes the next packed stereo samples. */
    void hear(FloatBuffer packed) {
        while (packed.remaining() >= 2) {
            double left = packed.get();
            double right = packed.get();
            energy += left * left + right * right;
            if (++within == BLOCK_SAMPLES) endBlock();
        }
    }

    private void endBlock() {
        if (blocks == levels.length) levels = Arrays.copyOf(levels, 2 * blocks);
        levels[blocks++] = decibels(energy / within / 2);
        energy = 0;
        within = 0;
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power + 1e-20);
    }

    /** The quietest steady half second, if the rest is clearly louder. */
    Optional<Stretch> quietest() {
        if (blocks < STRETCH_BLOCKS) return Optional.empty();
        var sorted = Arrays.copyOf(levels, blocks);
        Arrays.sort(sorted);
        var lowest = sorted[(int) (LOUD_QUANTILE * (blocks - 1))] - CLEARANCE_DB;
        Optional<Stretch> best = Optional.empty();
        for (int block = 0; block + STRETCH_BLOCKS <= blocks; block++) {
            var range = Arrays.stream(levels, block, block + STRETCH_BLOCKS).summaryStatistics();
            if (range.getMin() < DIGITAL_SILENCE_DB || range.getMax() - range.getMin() > STEADY_DB) continue;
            if (range.getAverage() > lowest) continue;
            lowest = range.getAverage();
            best = Optional.of(
                    new Stretch((long) block * BLOCK_SAMPLES, (long) (block + STRETCH_BLOCKS) * BLOCK_SAMPLES, lowest));
        }
        return best;
    }
}
