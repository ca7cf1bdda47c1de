package com.cliply.engine.analysis.audio;

import com.cliply.engine.analysis.Values;

/** K-weighted loudness of blocks of equal length, in LUFS (ITU-R BS.1770: -0.691 dB + 10 lg of the mean square). */
final class LoudnessMeter {
    /** What digital silence reads, in LUFS; BS.1770's own absolute gate is at -70. */
    static final float SILENCE = -100;

    private static final double OFFSET = -0.691;
    /** Keeps a decaying filter out of denormal numbers, which are slow; -300 dB. */
    private static final float TINY = 1e-15f;

    private final KWeighting weighting;
    private final int blockSamples;
    private final Values loudness = new Values();
    private double squares;
    private int inBlock;

    LoudnessMeter(int sampleRate, int blockSamples) {
        weighting = new KWeighting(sampleRate);
        this.blockSamples = blockSamples;
    }

    void hear(float[] samples, int count) {
        for (int index = 0; index < count; index++) {
            var weighted = weighting.filter(samples[index] + TINY);
            squares += (double) weighted * weighted;
            if (++inBlock == blockSamples) endBlock();
        }
    }

    /** The whole blocks up to now. */
    float[] soFar() {
        return loudness.toArray();
    }

    /** All blocks, the last one shorter if need be. */
    float[] finish() {
        if (inBlock > 0) endBlock();
        return loudness.toArray();
    }

    private void endBlock() {
        loudness.add(inLufs(squares / inBlock));
        squares = 0;
        inBlock = 0;
    }

    static float inLufs(double meanSquare) {
        return meanSquare <= 0 ? SILENCE : (float) Math.max(SILENCE, OFFSET + 10 * Math.log10(meanSquare));
    }

    static double meanSquareOf(double lufs) {
        return lufs <= SILENCE ? 0 : Math.pow(10, (lufs - OFFSET) / 10);
    }
}
