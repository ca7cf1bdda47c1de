package com.cliply.engine.analysis.audio;

import static com.cliply.engine.analysis.audio.Ramps.ramp;

/**
 * How surely a burst follows a silence: for a second or so nothing louder than the quiet moments around is heard, then sound
 * rises within 300 ms above what is loud there. Speech that goes on after a pause is not louder than before, so it is none.
 */
final class SilenceBurst {
    private static final int SILENT = 10;

    /** Echoes and breath at the end of a silence do not spoil it, nor does a slow attack. */
    private static final int RISE = 3;

    private static final int AFTER = 5;

    /** How long the burst is marked, in steps. */
    private static final int MARK = 8;

    private static final int FLOOR_BLOCK = 50;
    private static final int FLOOR_REACH = 4;
    private static final double LOUD_SHARE = 0.9;
    private static final double QUIET_SHARE = 0.1;
    private static final double LEAST_RISE = 10;
    private static final double CLEAR_RISE = 22;
    private static final double NOT_LOUDER = 1;
    private static final double LOUDER = 6;
    private static final float INAUDIBLE = -50;

    private SilenceBurst() {}

    /** @param loudness in LUFS */
    static float[] measure(float[] loudness) {
        var floor = LevelFloor.of(loudness, FLOOR_BLOCK, FLOOR_REACH, QUIET_SHARE, LOUD_SHARE);
        var burst = new float[loudness.length];
        for (int step = SILENT + RISE; step < loudness.length; step++) {
            if (loudness[step] < INAUDIBLE || loudness[step] < loudness[step - 1]) continue;
            var value = (float) at(loudness, floor, step);
            for (int near = step; near < Math.min(loudness.length, step + MARK); near++)
                burst[near] = Math.max(burst[near], value);
        }
        return burst;
    }

    private static double at(float[] loudness, LevelFloor floor, int step) {
        var before = Float.NEGATIVE_INFINITY;
        for (int near = step - RISE - SILENT; near <= step - RISE; near++) before = Math.max(before, loudness[near]);
        var sum = 0.0;
        var to = Math.min(loudness.length, step + AFTER);
        for (int near = step; near < to; near++) sum += LoudnessMeter.meanSquareOf(loudness[near]);
        var after = LoudnessMeter.inLufs(sum / (to - step));
        var contrast = floor.loud(step) - before;
        return ramp(after - before, LEAST_RISE, CLEAR_RISE)
                * ramp(contrast, LEAST_RISE / 2, LEAST_RISE)
                * ramp(after - floor.loud(step), NOT_LOUDER, LOUDER);
    }
}
