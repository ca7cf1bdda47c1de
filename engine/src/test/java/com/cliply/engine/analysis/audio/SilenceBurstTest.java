package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SilenceBurstTest {
    /** Talk around -23 LUFS in a room of -60, changed from step 300 on. */
    private static float[] talk() {
        var loudness = new float[600];
        for (int step = 0; step < loudness.length; step++) loudness[step] = step % 30 < 24 ? -23 - step % 5 : -60;
        return loudness;
    }

    private static float[] silent(float[] loudness, int from, int to) {
        Arrays.fill(loudness, from, to, -60);
        return loudness;
    }

    @Test
    void aShoutAfterASilenceIsABurst() {
        var loudness = silent(talk(), 300, 320);
        Arrays.fill(loudness, 320, 335, -14);
        var burst = SilenceBurst.measure(loudness);
        assertTrue(burst[320] > 0.9, "" + burst[320]);
        assertTrue(burst[326] > 0.9);
        assertEquals(0, burst[318]);
        assertEquals(0, burst[345]);
    }

    @Test
    void speechThatGoesOnAfterAPauseIsNone() {
        var burst = SilenceBurst.measure(silent(talk(), 300, 320));
        for (var value : burst) assertTrue(value < 0.2, "" + value);
    }

    @Test
    void aShoutWithoutASilenceIsNone() {
        var loudness = talk();
        Arrays.fill(loudness, 310, 325, -14);
        for (var value : SilenceBurst.measure(loudness)) assertTrue(value < 0.2, "" + value);
    }

    @Test
    void aQuieterRecordingHasTheSameBursts() {
        var loudness = silent(talk(), 300, 320);
        Arrays.fill(loudness, 320, 335, -14);
        var quieter = loudness.clone();
        for (int step = 0; step < quieter.length; step++) quieter[step] -= 12;
        assertEquals(SilenceBurst.measure(loudness)[322], SilenceBurst.measure(quieter)[322], 0.05);
    }
}
