package com.cliply.engine.analysis.audio;

/**
 * How loud the quiet and the loud moments near each point are: percentiles of a level over a sliding neighbourhood, from
 * histograms of 1 dB. It adapts to a camera's gain and to a changing room within half a minute.
 */
final class LevelFloor {
    private static final int LOWEST = -110;
    private static final int BINS = 190;

    private final int blockSteps;
    private final float[] quiet;
    private final float[] loud;

    private LevelFloor(int blockSteps, float[] quiet, float[] loud) {
        this.blockSteps = blockSteps;
        this.quiet = quiet;
        this.loud = loud;
    }

    /**
     * @param levels in dB; what is not a number does not count
     * @param blockSteps how many steps share one answer
     * @param reach how many blocks to either side belong to the neighbourhood
     * @param quietShare percentile of the quiet moments, 0..1
     * @param loudShare percentile of the loud moments, 0..1
     */
    static LevelFloor of(float[] levels, int blockSteps, int reach, double quietShare, double loudShare) {
        var blocks = Math.max(1, Math.ceilDiv(levels.length, blockSteps));
        var quiet = new float[blocks];
        var loud = new float[blocks];
        var counts = new int[BINS];
        var total = 0;
        for (int block = -reach; block < blocks; block++) {
            total += count(levels, block + reach, blockSteps, counts, 1);
            total += count(levels, block - reach - 1, blockSteps, counts, -1);
            if (block < 0) continue;
            quiet[block] = percentile(counts, total, quietShare);
            loud[block] = percentile(counts, total, loudShare);
        }
        return new LevelFloor(blockSteps, quiet, loud);
    }

    float quiet(int step) {
        return quiet[Math.clamp(step / blockSteps, 0, quiet.length - 1)];
    }

    float loud(int step) {
        return loud[Math.clamp(step / blockSteps, 0, loud.length - 1)];
    }

    private static int count(float[] levels, int block, int blockSteps, int[] counts, int change) {
        if (block < 0) return 0;
        var from = Math.min((long) levels.length, (long) block * blockSteps);
        var to = Math.min((long) levels.length, (block + 1L) * blockSteps);
        var counted = 0;
        for (int step = (int) from; step < to; step++) {
            if (Float.isNaN(levels[step])) continue;
            counts[Math.clamp(Math.round(levels[step]) - LOWEST, 0, BINS - 1)] += change;
            counted++;
        }
        return counted * change;
    }

    private static float percentile(int[] counts, int total, double share) {
        var wanted = Math.max(1, (int) Math.ceil(total * share));
        var below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += counts[bin];
            if (below >= wanted) return LOWEST + bin;
        }
        return LOWEST;
    }
}
