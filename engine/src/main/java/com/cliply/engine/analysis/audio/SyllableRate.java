package com.cliply.engine.analysis.audio;

/**
 * Syllables a second without knowing the words: peaks of the level that stand 2 dB above the dips on both sides, are not far
 * below the loud ones, and are voiced (de Jong and Wempe, Praat script to detect syllable nuclei and measure speech rate
 * automatically, Behavior Research Methods 41, 2009). Only the time in which somebody speaks counts, over three seconds.
 */
final class SyllableRate {
    /** Steps of 100 ms to either side. */
    private static final int REACH = 15;

    private static final int PER_STEP = 5;

    /** de Jong and Wempe: a nucleus stands 2 dB above the dips around it. */
    private static final float DIP = 2;

    /** They ask for the median level or more; against the loud moments of half a minute that is about this much. */
    private static final float BELOW_LOUD = 14;

    private static final float VOICED = 0.5f;
    private static final float SPOKEN = 0.4f;

    /** From less than a second of speech no rate can be told. */
    private static final int LEAST = 10;

    private static final int FLOOR_BLOCK = 50;
    private static final int FLOOR_REACH = 3;
    private static final double LOUD_SHARE = 0.9;

    private SyllableRate() {}

    /**
     * @param fine loudness of blocks of 20 ms in LUFS
     * @param voicing of steps of 100 ms, as is {@code speech}
     */
    static float[] measure(float[] fine, float[] voicing, float[] speech) {
        var nuclei = nuclei(fine, voicing, speech);
        var counted = new float[speech.length];
        var inside = 0;
        var spoken = 0;
        var from = 0;
        var to = 0;
        for (int step = 0; step < speech.length; step++) {
            for (; to < Math.min(speech.length, step + REACH + 1); to++) {
                inside += nuclei[to];
                if (speech[to] >= SPOKEN) spoken++;
            }
            for (; from < step - REACH; from++) {
                inside -= nuclei[from];
                if (speech[from] >= SPOKEN) spoken--;
            }
            if (speech[step] >= SPOKEN && spoken >= LEAST) counted[step] = 10f * inside / spoken;
        }
        return counted;
    }

    private static byte[] nuclei(float[] fine, float[] voicing, float[] speech) {
        var nuclei = new byte[speech.length];
        var floor = LevelFloor.of(fine, FLOOR_BLOCK * PER_STEP, FLOOR_REACH, LOUD_SHARE, LOUD_SHARE);
        var peak = Float.NEGATIVE_INFINITY;
        var peakAt = -1;
        var dip = Float.POSITIVE_INFINITY;
        for (int block = 0; block < Math.min(fine.length, speech.length * PER_STEP); block++) {
            var level = level(fine, block);
            if (level < dip) dip = level;
            if (level > peak && level >= dip + DIP) {
                peak = level;
                peakAt = block;
            }
            if (peakAt < 0 || level > peak - DIP) continue;
            var step = peakAt / PER_STEP;
            if (voicing[step] >= VOICED && speech[step] >= SPOKEN && peak >= floor.loud(peakAt) - BELOW_LOUD)
                nuclei[step]++;
            peak = Float.NEGATIVE_INFINITY;
            peakAt = -1;
            dip = level;
        }
        return nuclei;
    }

    /** Over 60 ms: a glottal pulse more or less in a block is no syllable. */
    private static float level(float[] fine, int block) {
        var before = fine[Math.max(0, block - 1)];
        var after = fine[Math.min(fine.length - 1, block + 1)];
        return (before + fine[block] + after) / 3;
    }
}
