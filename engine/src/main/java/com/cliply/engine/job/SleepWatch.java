package com.cliply.engine.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sleep of this machine, or a process that was stopped for a while, from the death of others: whoever wakes sees
 * old heartbeats everywhere, and must wait until the living had time to renew theirs. {@link #look()} is called about once a
 * second; a longer gap between two looks is sleep.
 */
public final class SleepWatch {
    /** The longest gap between two looks that is not taken for sleep: a slow disk or a long collection of garbage. */
    public static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    /** How long after waking nobody is believed to be dead. */
    public static final Duration TO_SETTLE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SleepWatch.class);

    private final InstantSource clock;
    private Instant looked;
    private Instant settled = Instant.MIN;
    private Duration awake = Duration.ZERO;

    public SleepWatch(InstantSource clock) {
        this.clock = clock;
        looked = clock.instant();
    }

    /** Whether old heartbeats mean death now: false for a while after this machine woke, or its clock was set. */
    public synchronized boolean look() {
        var now = clock.instant();
        var gap = Duration.between(looked, now);
        looked = now;
        if (gap.isNegative() || gap.compareTo(LONGEST_GAP) > 0) {
            settled = now.plus(TO_SETTLE);
            log.info("the clock went {} s ahead at once: this machine slept", gap.toSeconds());
        } else {
            awake = awake.plus(gap);
        }
        return !now.isBefore(settled);
    }

    /** How long this process has been awake since the watch began: work is measured by it, since nobody works asleep. */
    public synchronized Duration awake() {
        var _ = look();
        return awake;
    }
}
