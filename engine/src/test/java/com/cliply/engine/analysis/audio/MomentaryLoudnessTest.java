package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of EBU Tech 3341, table 1, that concern momentary loudness, each a sine of 1 kHz in both channels. */
class MomentaryLoudnessTest {
    private static final int BLOCK = 320;

    private static float[] measured(float[]... parts) {
        var samples = Sounds.joined(parts);
        var meter = new LoudnessMeter(Sounds.RATE, BLOCK);
        meter.hear(samples, samples.length);
        return MomentaryLoudness.measure(meter.finish(), samples.length / SpectrumMeter.STEP_SAMPLES);
    }

    /** A sine whose peak lies at {@code decibels} below full scale, as the standard counts. */
    private static float[] sine(double seconds, double decibels) {
        return Sounds.tone(seconds, 1_000, Math.pow(10, decibels / 20) / Math.sqrt(2));
    }

    private static double most(float[] values) {
        var most = Double.NEGATIVE_INFINITY;
        for (var value : values) most = Math.max(most, value);
        return most;
    }

    @ParameterizedTest
    @ValueSource(ints = {-23, -33})
    void aLastingSineReadsItsLevel(int decibels) {
        var momentary = measured(sine(5, decibels));
        for (int step = 5; step < momentary.length - 5; step++) assertEquals(decibels, momentary[step], 0.1);
    }

    /** Case 9 for the longer window, here with 400 ms: alternating levels whose mean within each window is -23. */
    @Test
    void theWindowIs400Milliseconds() {
        var parts = new float[50][];
        for (int part = 0; part < parts.length; part++) parts[part] = part % 2 == 0 ? sine(0.18, -20) : sine(0.22, -30);
        var momentary = measured(parts);
        for (int step = 5; step < momentary.length - 5; step++) assertEquals(-23, momentary[step], 0.1);
    }

    /** Case 13: a tone of 400 ms reads its level at its middle, wherever it begins. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20, 40, 60, 80})
    void aToneAsLongAsTheWindowReadsItsLevelOnce(int millis) {
        var momentary = measured(Sounds.silence(1 + millis / 1_000.0), sine(0.4, -23), Sounds.silence(1));
        assertEquals(-23, most(momentary), 0.6);
        assertTrue(momentary[5] < -60);
    }

    @Test
    void aToneInStepWithTheGridReadsExactlyAtItsMiddle() {
        var momentary = measured(Sounds.silence(1.05), sine(0.4, -23), Sounds.silence(1));
        assertEquals(-23, momentary[12], 0.2);
        assertTrue(momentary[12] > momentary[10] && momentary[12] > momentary[14]);
    }
}
