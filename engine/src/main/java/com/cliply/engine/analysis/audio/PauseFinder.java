package com.cliply.engine.analysis.audio;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds pauses against an adaptive floor: a step is quiet when it lies below the neighbourhood's quiet level plus a third of
 * the way to its loud level, at least 4 and at most 15 dB. Where loud and quiet differ by less than 6 dB (constant noise)
 * nothing is a pause but true silence.
 */
final class PauseFinder {
    /** Below BS.1770's absolute gate of -70 LUFS nothing counts as audible. */
    private static final float INAUDIBLE = -70;

    private static final Duration SHORTEST = Duration.ofMillis(160);
    private static final Duration BLOCK = Duration.ofSeconds(5);
    private static final int REACH_BLOCKS = 3;
    private static final double QUIET_SHARE = 0.08;
    private static final double LOUD_SHARE = 0.85;
    private static final float LEAST_CONTRAST = 6;
    private static final float CONTRAST_PART = 1 / 3f;
    private static final float LEAST_MARGIN = 4;
    private static final float MOST_MARGIN = 15;

    private PauseFinder() {}

    static List<TimeRange> find(float[] loudness, Duration step, Duration length) {
        var floor = LevelFloor.of(loudness, (int) BLOCK.dividedBy(step), REACH_BLOCKS, QUIET_SHARE, LOUD_SHARE);
        var shortest = (int) SHORTEST.dividedBy(step);
        var stepMicros = MediaTime.micros(step);
        var end = MediaTime.micros(length);
        var pauses = new ArrayList<TimeRange>();
        var from = -1;
        for (int index = 0; index <= loudness.length; index++) {
            var quiet = index < loudness.length && loudness[index] <= threshold(floor, index);
            if (quiet && from < 0) from = index;
            if (quiet || from < 0) continue;
            var last = Math.min(end, index * stepMicros);
            if (index - from >= shortest && from * stepMicros < last)
                pauses.add(TimeRange.ofMicros(from * stepMicros, last));
            from = -1;
        }
        return pauses;
    }

    private static float threshold(LevelFloor floor, int step) {
        var contrast = floor.loud(step) - floor.quiet(step);
        if (contrast < LEAST_CONTRAST) return INAUDIBLE;
        var margin = Math.clamp(contrast * CONTRAST_PART, LEAST_MARGIN, MOST_MARGIN);
        return Math.max(INAUDIBLE, floor.quiet(step) + margin);
    }
}
