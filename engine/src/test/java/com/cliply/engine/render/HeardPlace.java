package com.cliply.engine.render;

import com.cliply.engine.media.SoundPainter;

/**
 * Where a stretch of heard sound was made, found by comparing it with what was made around the place where it should come from.
 *
 * @param late by how many samples it is heard too late
 * @param silentBefore for how many samples from its beginning on nothing like it is heard, {@code silentAfter} up to its end
 */
record HeardPlace(double late, int silentBefore, int silentAfter) {
    private static final int FARTHEST = 2_400;

    /** There are no frequencies that would need more. */
    private static final int COARSE = 6;

    private static final double ALIKE = 0.8;
    private static final int BLOCK = 480;
    private static final HeardPlace NOWHERE = new HeardPlace(Double.POSITIVE_INFINITY, 0, 0);

    /**
     * Finds the place within 50 ms.
     *
     * @param from the first sample of the stretch
     * @param expected the made sample that should be heard there
     */
    static HeardPlace of(float[] sound, int from, int length, SoundPainter painter, long expected) {
        var made = new float[length + 2 * FARTHEST];
        for (int index = 0; index < made.length; index++)
            made[index] = painter.sample(Math.max(0, expected - FARTHEST + index));
        var best = 0;
        for (int shift = 0; shift <= 2 * FARTHEST; shift += COARSE)
            if (likeness(sound, from, length, made, shift, COARSE) > likeness(sound, from, length, made, best, COARSE))
                best = shift;
        var around = best;
        for (int shift = Math.max(0, around - COARSE); shift <= Math.min(2 * FARTHEST, around + COARSE); shift++)
            if (likeness(sound, from, length, made, shift, 1) > likeness(sound, from, length, made, best, 1))
                best = shift;
        if (likeness(sound, from, length, made, best, 1) < ALIKE) return NOWHERE;
        return new HeardPlace(
                FARTHEST - best,
                silent(sound, from, length, made, best, false),
                silent(sound, from, length, made, best, true));
    }

    /** 1 for the same but for its level. */
    private static double likeness(float[] sound, int from, int length, float[] made, int shift, int step) {
        var product = 0.0;
        var heardPower = 1e-12;
        var madePower = 1e-12;
        for (int index = 0; index < length; index += step) {
            product += sound[from + index] * made[shift + index];
            heardPower += sound[from + index] * sound[from + index];
            madePower += made[shift + index] * made[shift + index];
        }
        return product / Math.sqrt(heardPower * madePower);
    }

    private static int silent(float[] sound, int from, int length, float[] made, int shift, boolean backwards) {
        var wanted = power(made, shift, length);
        var gain = power(sound, from, length) / wanted;
        for (int block = 0; block + BLOCK <= length; block += BLOCK) {
            var at = backwards ? length - block - BLOCK : block;
            if (power(sound, from + at, BLOCK) >= gain / 4 * power(made, shift + at, BLOCK)) return block;
        }
        return length;
    }

    private static double power(float[] samples, int from, int length) {
        var sum = 0.0;
        for (int index = from; index < from + length; index++) sum += samples[index] * samples[index];
        return sum;
    }
}
