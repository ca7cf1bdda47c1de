package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OnsetFluxTest {
    private static float[] onsets(float[] samples) {
        var meter = new SpectrumMeter();
        meter.hear(samples, samples.length);
        meter.finish();
        return meter.onsets(samples.length / SpectrumMeter.STEP_SAMPLES);
    }

    @Test
    void aBeginningIsHighAndWhatGoesOnIsNot() {
        var onsets = onsets(
                Sounds.mixed(Sounds.joined(Sounds.silence(1), Sounds.noise(1, 0.1, 1)), Sounds.noise(2, 1e-4, 2)));
        var most = 0;
        for (int step = 0; step < onsets.length; step++) if (onsets[step] > onsets[most]) most = step;
        assertTrue(most == 9 || most == 10, "at " + most);
        assertTrue(onsets[most] > 5 * onsets[15]);
    }

    @Test
    void anEndIsNoOnset() {
        var onsets = onsets(
                Sounds.mixed(Sounds.joined(Sounds.noise(1, 0.1, 1), Sounds.silence(1)), Sounds.noise(2, 1e-4, 2)));
        assertTrue(onsets[10] < 2 && onsets[9] < 2);
    }

    @Test
    void gainChangesNothing() {
        var speech = Voices.speech(3, 0.1, 5);
        var noisy = Sounds.mixed(speech, Sounds.noise(3, 0.01, 6));
        var loud = onsets(noisy);
        var quiet = onsets(Wear.gain(noisy, -12));
        for (int step = 1; step < loud.length; step++)
            assertEquals(loud[step], quiet[step], 0.05); // before the first is silence
    }

    @Test
    void theFirstFrameHasNoneBeforeIt() {
        assertEquals(0, new OnsetFlux(15.625, 1).rise(new float[513]));
    }
}
