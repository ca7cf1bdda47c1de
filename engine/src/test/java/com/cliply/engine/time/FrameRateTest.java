package com.cliply.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {
    /** More than a day at 100 frames a second; every frame of the first minutes, then with a step that meets all remainders. */
    private static final long FRAMES = 10_000_000;

    private static final long EVERY = 20_000;
    private static final long STEP = 37;

    @ParameterizedTest
    @CsvSource({"24000, 1001", "25, 1", "30000, 1001", "60000, 1001", "120, 1", "19001, 317", "10, 1", "240, 1", "1, 3"
    })
    void everyFrameIsFoundAgainByItsTime(int numerator, int denominator) {
        var rate = new FrameRate(numerator, denominator);
        for (long frame = 0; frame < FRAMES; frame += frame < EVERY ? 1 : STEP)
            if (rate.nearestFrame(rate.timeOf(frame)) != frame)
                assertEquals(frame, rate.nearestFrame(rate.timeOf(frame)));
    }

    @ParameterizedTest
    @CsvSource({
        "30000, 1001, 1, 33366",
        "30000, 1001, 30000, 1001000000",
        "24000, 1001, 1, 41708",
        "25, 1, 1, 40000",
        "60, 1, 1, 16666",
        "60, 1, 2, 33333"
    })
    void timesAreCutOffToMicroseconds(int numerator, int denominator, long frame, long micros) {
        assertEquals(micros, new FrameRate(numerator, denominator).timeOf(frame).micros());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "16666, 0", "16667, 1", "33333, 1", "49999, 1", "50000, 2"})
    void theNearestFrameChangesHalfWay(long micros, long frame) {
        assertEquals(frame, FrameRate.of(30).nearestFrame(new MediaTime(micros)));
    }

    @Test
    void snappingTwiceIsSnappingOnce() {
        var rate = new FrameRate(30000, 1001);
        for (long micros = 0; micros < 3_000_000; micros += 997) {
            var once = rate.snap(new MediaTime(micros));
            assertEquals(once, rate.snap(once));
            assertTrue(Math.abs(once.micros() - micros) <= 16_684);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "30000, 1001, 48000, 30, 48048",
        "30000, 1001, 48000, 1, 1602",
        "24000, 1001, 44100, 24, 44144",
        "25, 1, 48000, 1, 1920"
    })
    void samplesFollowFramesWithoutDrift(int numerator, int denominator, int sampleRate, long frame, long sample) {
        assertEquals(sample, new FrameRate(numerator, denominator).sampleAt(frame, sampleRate));
    }

    @Test
    void equalRatesAreEqualHoweverTheyAreWritten() {
        assertEquals(new FrameRate(30000, 1001), new FrameRate(60000, 2002));
        assertEquals(FrameRate.of(25), new FrameRate(25000, 1000));
        assertEquals("30000/1001", new FrameRate(60000, 2002).toString());
    }

    @Test
    void ratesAreOrderedExactly() {
        assertEquals(
                Stream.of("24000/1001", "24/1", "25/1", "30000/1001", "30/1").toList(),
                Stream.of(
                                FrameRate.of(30),
                                new FrameRate(24000, 1001),
                                FrameRate.of(24),
                                new FrameRate(30000, 1001),
                                FrameRate.of(25))
                        .sorted()
                        .map(FrameRate::toString)
                        .toList());
    }

    @Test
    void multiplesAndPartsKeepTheFraction() {
        assertEquals(new FrameRate(60000, 1001), new FrameRate(30000, 1001).times(2));
        assertEquals(new FrameRate(15000, 1001), new FrameRate(30000, 1001).dividedBy(2));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-30, 1", "30, -1"})
    void whatIsNoRateIsRefused(int numerator, int denominator) {
        assertThrows(IllegalArgumentException.class, () -> new FrameRate(numerator, denominator));
    }

    @Test
    void aFrameBeyondAllTimeIsAnErrorAndNoNegativeTime() {
        assertThrows(ArithmeticException.class, () -> new FrameRate(30000, 1001).timeOf(Long.MAX_VALUE / 1000));
    }
}
