package com.cliply.engine.job;

import com.cliply.engine.error.ErrorCode;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * How often work is tried again, and when: the delay doubles from the first to the longest, and each is drawn from its upper
 * half ("equal jitter"), so that what failed together does not come back together.
 *
 * @param attempts in all, the first included
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final Set<ErrorCode> WAITS_FOR_ROOM = Set.of(ErrorCode.DISK_FULL, ErrorCode.DISK_TOO_SMALL);

    /**
     * Whether no further attempt is made.
     *
     * @param attempt the one that failed, counted from 1
     */
    public boolean exhausted(int attempt) {
        return attempt >= attempts;
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param attempt the one that failed, counted from 1
     */
    public Duration delayAfter(int attempt, RandomGenerator random) {
        var doubled = firstDelay.multipliedBy(1L << Math.clamp(attempt - 1, 0, 30));
        return drawn(doubled.compareTo(longestDelay) > 0 ? longestDelay : doubled, random);
    }

    /** The same, knowing what failed: a full disk does not empty itself in a second, and must not use up the attempts. */
    public Duration delayAfter(int attempt, ErrorCode why, RandomGenerator random) {
        return WAITS_FOR_ROOM.contains(why) ? drawn(longestDelay, random) : delayAfter(attempt, random);
    }

    private static Duration drawn(Duration whole, RandomGenerator random) {
        var half = whole.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }
}
