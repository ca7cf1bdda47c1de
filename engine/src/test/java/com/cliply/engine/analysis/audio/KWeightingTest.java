package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KWeightingTest {
    /** The coefficients that ITU-R BS.1770 prints for 48 kHz. */
    @Test
    void at48kilohertzItIsTheStandardsTable() {
        var weighting = new KWeighting(48_000);
        assertArrayEquals(
                new double[] {1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
                },
                weighting.shelfCoefficients(),
                1e-9);
        assertArrayEquals(
                new double[] {1, -2, 1, -1.99004745483398, 0.99007225036621}, weighting.highPassCoefficients(), 1e-9);
    }

    /** BS.1770: a full-scale sine of 997 Hz in one channel reads -3.01 LKFS. */
    @Test
    void aFullScaleSineOf997HertzReadsMinusThree() {
        var meter = new LoudnessMeter(Sounds.RATE, 1_600);
        var sine = Sounds.tone(3, 997, Math.sqrt(0.5));
        meter.hear(sine, sine.length);
        var loudness = meter.finish();
        assertEquals(30, loudness.length);
        assertEquals(-3.01, loudness[20], 0.1);
    }

    @Test
    void silenceReadsTheFloor() {
        var meter = new LoudnessMeter(Sounds.RATE, 1_600);
        meter.hear(Sounds.silence(1), Sounds.RATE);
        assertEquals(LoudnessMeter.SILENCE, meter.finish()[5]);
    }
}
