package com.cliply.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    private static HttpLimits limits(int attempts, Duration all) {
        var second = Duration.ofSeconds(1);
        return new HttpLimits(second, second, second, attempts, second, Duration.ofSeconds(10), all, 1);
    }

    @Test
    void waitsDoubleUpToTheLongestAndDifferByAQuarter() {
        for (int seed = 0; seed < 100; seed++) {
            var waits = new Waits(limits(10, Duration.ofHours(1)), new Random(seed));
            for (var usual : new int[] {1_000, 2_000, 4_000, 8_000, 10_000}) {
                var wait = waits.afterFailure(Optional.empty()).orElseThrow().toMillis();
                assertTrue(wait >= usual * 3 / 4 && wait <= Math.min(10_000, usual * 5 / 4), usual + ": " + wait);
            }
        }
    }

    @Test
    void theLastFailureIsTheLast() {
        var waits = new Waits(limits(2, Duration.ofHours(1)), new Random(1));
        assertTrue(waits.afterFailure(Optional.empty()).isPresent());
        assertEquals(Optional.empty(), waits.afterFailure(Optional.empty()));
    }

    @Test
    void allWaitsTogetherAreBounded() {
        var waits = new Waits(limits(10, Duration.ofSeconds(12)), new Random(1));
        assertTrue(waits.afterFailure(Optional.of(Duration.ofSeconds(8))).isPresent());
        assertEquals(Optional.empty(), waits.afterFailure(Optional.of(Duration.ofSeconds(8))));
    }

    @Test
    void whatAServiceAsksForIsWaitedForButNotForEver() {
        var waits = new Waits(limits(10, Duration.ofHours(1)), new Random(1));
        assertEquals(Optional.of(Duration.ofSeconds(9)), waits.afterFailure(Optional.of(Duration.ofSeconds(9))));
        assertEquals(Optional.empty(), waits.afterFailure(Optional.of(Duration.ofSeconds(11))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|PT0S", "120|PT2M", "Sat, 21 Nov 2026 12:00:30 GMT|PT30S", "Sat, 21 Nov 2026 11:59:00 GMT|PT0S"})
    void secondsAndDatesAreRead(String header, Duration wait) {
        assertEquals(Optional.of(wait), Waits.asked(header, CLOCK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"soon", "-5", "99999999999", "Sat, 41 Nov 2026 12:00:30 GMT", "''"})
    void whatIsNeitherIsIgnored(String header) {
        assertEquals(Optional.empty(), Waits.asked(header, CLOCK));
    }
}
