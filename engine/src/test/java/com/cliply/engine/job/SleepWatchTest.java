package com.cliply.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SleepWatchTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-07-01T22:00:00Z"));
    private final SleepWatch watch = new SleepWatch(now::get);

    private boolean lookAfter(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        return watch.look();
    }

    @Test
    void whoLooksEverySecondBelievesWhatItSees() {
        for (int second = 0; second < 100; second++) assertTrue(lookAfter(Duration.ofSeconds(1)));
        assertEquals(Duration.ofSeconds(100), watch.awake());
    }

    @Test
    void afterSleepNobodyIsDeadUntilTheLivingHadTimeToRenew() {
        assertFalse(lookAfter(Duration.ofHours(8)));
        for (int second = 1; second < SleepWatch.TO_SETTLE.toSeconds(); second++)
            assertFalse(lookAfter(Duration.ofSeconds(1)));
        assertTrue(lookAfter(Duration.ofSeconds(1)));
    }

    @Test
    void aLookInTheMiddleOfADecisionIsEnoughToNoticeTheSleep() {
        assertTrue(lookAfter(SleepWatch.LONGEST_GAP));
        assertFalse(lookAfter(SleepWatch.LONGEST_GAP.plusMillis(1)));
    }

    @Test
    void sleepDoesNotCountAsWork() {
        var _ = lookAfter(Duration.ofSeconds(3));
        var _ = lookAfter(Duration.ofHours(8));
        var _ = lookAfter(Duration.ofSeconds(2));
        assertEquals(Duration.ofSeconds(5), watch.awake());
    }

    @Test
    void aClockThatIsSetBackIsNotBelievedEither() {
        assertFalse(lookAfter(Duration.ofMinutes(-3)));
        assertEquals(Duration.ZERO, watch.awake());
        assertTrue(lookAfter(SleepWatch.TO_SETTLE));
    }

    @Test
    void twoProcessesThatSleptTogetherSpareEachOther() {
        var other = new SleepWatch(now::get);
        var heartbeatOfOther = now.get();
        now.updateAndGet(before -> before.plus(Duration.ofHours(1)));
        assertFalse(watch.look(), "the heartbeat of " + heartbeatOfOther + " is old, but so is everybody's");
        assertFalse(other.look());
    }
}
