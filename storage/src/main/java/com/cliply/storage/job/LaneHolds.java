package com.cliply.storage.job;

import com.cliply.engine.job.HoldReason;
import com.cliply.engine.job.JobLane;
import com.cliply.engine.job.WorkConditions;
import com.cliply.engine.machine.PowerSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Why lanes start no jobs: somebody's pause, or the manners of this machine. */
final class LaneHolds {
    /** Asking a system for its power may start a program. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);

    private final WorkConditions conditions;
    private final InstantSource clock;
    private volatile boolean paused;
    private volatile boolean onBattery;
    private Instant asked = Instant.MIN;

    LaneHolds(WorkConditions conditions, InstantSource clock) {
        this.conditions = conditions;
        this.clock = clock;
    }

    void paused(boolean wished) {
        paused = wished;
    }

    /** Looks where the power comes from, if that is of interest and was not asked just now. */
    synchronized void look() {
        if (!conditions.manners().pauseOnBattery()) return;
        var now = clock.instant();
        if (asked.isBefore(now) && asked.plus(BETWEEN_QUESTIONS).isAfter(now)) return;
        asked = now;
        onBattery = conditions.power().state() == PowerSource.State.BATTERY;
    }

    Optional<HoldReason> why(JobLane lane) {
        return paused ? Optional.of(HoldReason.PAUSED) : conditions.manners().hold(lane, onBattery, clock);
    }
}
