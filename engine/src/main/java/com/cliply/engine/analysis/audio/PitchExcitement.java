package com.cliply.engine.analysis.audio;

import static com.cliply.engine.analysis.audio.Ramps.ramp;

/**
 * How far the voice is raised and moved above its usual pitch. Excited speech has a higher mean and a wider range (Banse and
 * Scherer, Acoustic profiles in vocal emotion expression, JPSP 70, 1996); both are measured against the median and the spread
 * of the two minutes around, so that a high or a lively voice is no excitement by itself.
 */
final class PitchExcitement {
    /** Steps of 100 ms to either side over which the voice is heard now. */
    private static final int REACH = 10;

    /** From fewer voiced steps nothing is told. */
    private static final int LEAST = 5;

    private static final int BLOCK = 50;
    private static final int BLOCK_REACH = 12;

    /** The median, and where a normal distribution has one deviation more. */
    private static final double MIDDLE = 0.5;

    private static final double ONE_ABOVE = 0.84;

    /** A voice that stands still in the median still wanders by this many half semitones. */
    private static final double LEAST_SPREAD = 3;

    private static final int PER_OCTAVE = 24;
    private static final double REFERENCE = 100;
    private static final double USUAL = 0.7;
    private static final double RAISED = 2.2;

    private PitchExcitement() {}

    /**
     * @param pitches in Hz, 0 where there is none
     * @param speech how surely somebody speaks, as long
     */
    static float[] measure(float[] pitches, float[] speech) {
        var heights = new float[pitches.length];
        for (int step = 0; step < pitches.length; step++)
            heights[step] = pitches[step] <= 0
                    ? Float.NaN
                    : (float) (PER_OCTAVE * Math.log(pitches[step] / REFERENCE) / Math.log(2));
        var usual = LevelFloor.of(heights, BLOCK, BLOCK_REACH, MIDDLE, ONE_ABOVE);
        var excitement = new float[pitches.length];
        for (int step = 0; step < pitches.length; step++) {
            var height = raised(heights, usual, step);
            excitement[step] = (float) (speech[step] * ramp(height, USUAL, RAISED));
        }
        return excitement;
    }

    /** The mean height of the voice around {@code step} plus half of how it moves, in usual deviations above the median. */
    private static double raised(float[] heights, LevelFloor usual, int step) {
        var count = 0;
        var sum = 0.0;
        var squares = 0.0;
        var to = Math.min(heights.length, step + REACH + 1);
        for (int near = Math.max(0, step - REACH); near < to; near++) {
            if (Float.isNaN(heights[near])) continue;
            count++;
            sum += heights[near];
            squares += (double) heights[near] * heights[near];
        }
        if (count < LEAST) return 0;
        var mean = sum / count;
        var deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        var spread = Math.max(LEAST_SPREAD, usual.loud(step) - usual.quiet(step));
        return (mean - usual.quiet(step)) / spread + 0.5 * Math.max(0, deviation / spread - 1);
    }
}
