package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodicityTest {
    private static final int STEPS = 20;

    private static SpectrumMeter heard(float[] samples) {
        var meter = new SpectrumMeter();
        meter.hear(samples, samples.length);
        meter.finish();
        return meter;
    }

    /** Twelve harmonics of falling strength, as a buzz. */
    private static float[] buzz(double hertz) {
        var sum = Sounds.silence(2);
        for (int harmonic = 1; harmonic <= 12; harmonic++)
            sum = Sounds.mixed(sum, Sounds.tone(2, harmonic * hertz, 0.1 / harmonic));
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {85, 110, 173.3, 220, 311, 380})
    void thePitchOfABuzzIsItsRate(double hertz) {
        var pitches = heard(buzz(hertz)).pitches(STEPS);
        for (int step = 2; step < STEPS - 2; step++) assertEquals(hertz, pitches[step], 0.01 * hertz);
    }

    @ParameterizedTest
    @ValueSource(doubles = {110, 220})
    void someNoiseDoesNotMoveThePitch(double hertz) {
        var pitches = heard(Sounds.mixed(buzz(hertz), Sounds.noise(2, 0.03, 3))).pitches(STEPS);
        for (int step = 2; step < STEPS - 2; step++) assertEquals(hertz, pitches[step], 0.02 * hertz);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noiseHasNoPitch(long seed) {
        var pitches = heard(Sounds.noise(2, 0.1, seed)).pitches(STEPS);
        for (int step = 2; step < STEPS - 2; step++) assertEquals(0, pitches[step]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theVoiceOfASpeakerHasAPitch(long seed) {
        var count = 0;
        for (var pitch : heard(Voices.speech(2, 0.1, seed)).pitches(STEPS)) if (pitch > 0) count++;
        assertTrue(count > STEPS / 3, "of " + STEPS + " steps " + count);
    }
}
