package com.cliply.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void theLastAttemptIsTheLast(int attempt, boolean exhausted) {
        assertEquals(exhausted, POLICY.exhausted(attempt));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 500, 1000",
        "2, 1000, 2000",
        "3, 2000, 4000",
        "6, 16000, 32000",
        "7, 30000, 60000",
        "1000, 30000, 60000"
    })
    void theDelayDoublesUpToTheLongestAndIsDrawnFromItsUpperHalf(int attempt, long least, long most) {
        var random = new Random(5);
        var shortest = Long.MAX_VALUE;
        var longest = 0L;
        for (int round = 0; round < 500; round++) {
            var millis = POLICY.delayAfter(attempt, random).toMillis();
            assertTrue(least <= millis && millis <= most, attempt + ": " + millis);
            shortest = Math.min(shortest, millis);
            longest = Math.max(longest, millis);
        }
        assertTrue(shortest < least * 1.1 && longest > most * 0.9, shortest + " to " + longest);
    }

    @Test
    void aFullDiskIsGivenTheLongestTimeFromTheFirst() {
        assertTrue(POLICY.delayAfter(1, ErrorCode.DISK_FULL, new Random(5)).toSeconds() >= 30);
        assertTrue(
                POLICY.delayAfter(1, ErrorCode.ENCODING_FAILED, new Random(5)).toSeconds() <= 1);
    }

    @Test
    void aTimeLimitIsToldInItsLargestUnit() {
        var rules = JobRules.of(new JobKind.BackUp());
        assertEquals("1 h", rules.timeLimitText());
        assertEquals("90 min", rules.withTimeLimit(Duration.ofMinutes(90)).timeLimitText());
        assertEquals("0.2 s", rules.withTimeLimit(Duration.ofMillis(200)).timeLimitText());
    }

    @Test
    void byDefaultFiveAttemptsAreMade() {
        assertTrue(RetryPolicy.DEFAULT.exhausted(5) && !RetryPolicy.DEFAULT.exhausted(4));
    }
}
