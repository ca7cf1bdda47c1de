package com.cliply.engine.analysis.audio;

/**
 * Momentary loudness: the K-weighted power of a sliding window of 400 ms without a gate (EBU Tech 3341, 2.2). The window is
 * centred on each step, where a meter's ends at it. Sound is measured as a mix to one channel, so the power counts twice, as
 * that of two loudspeakers playing it ("dual mono", BS.1770): the readings are those of the same sound in stereo.
 */
final class MomentaryLoudness {
    /** Blocks of 20 ms. */
    private static final int WINDOW = 20;

    private static final int PER_STEP = 5;
    private static final double TWO_CHANNELS = 2;

    private MomentaryLoudness() {}

    /** @param fine loudness of blocks of 20 ms in LUFS of one channel */
    static float[] measure(float[] fine, int steps) {
        var momentary = new float[steps];
        for (int step = 0; step < steps; step++) {
            // A step's centre lies within a block, so half of it belongs to either end of the window.
            var from = step * PER_STEP + PER_STEP / 2 - WINDOW / 2;
            var sum = 0.5 * (power(fine, from) + power(fine, from + WINDOW));
            for (int block = from + 1; block < from + WINDOW; block++) sum += power(fine, block);
            momentary[step] = LoudnessMeter.inLufs(TWO_CHANNELS * sum / WINDOW);
        }
        return momentary;
    }

    /** Before the beginning and after the end there is silence. */
    private static double power(float[] fine, int block) {
        return block < 0 || block >= fine.length ? 0 : LoudnessMeter.meanSquareOf(fine[block]);
    }
}
