package com.cliply.engine.media;

/**
 * How loud a piece of sound is by EBU R 128.
 *
 * @param integratedLufs -70 or below for silence
 * @param truePeakDbtp the highest true peak, negative infinity for digital silence
 */
public record Loudness(double integratedLufs, double truePeakDbtp) {
    /** The gate of EBU R 128: nothing below it counts as sound. */
    public static final double SILENCE_LUFS = -70;

    public static final Loudness SILENCE = new Loudness(SILENCE_LUFS, Double.NEGATIVE_INFINITY);

    public boolean silent() {
        return !(integratedLufs > SILENCE_LUFS);
    }
}
