package com.cliply.engine.job;

import com.cliply.engine.machine.PowerSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Under what conditions the jobs of this machine run.
 *
 * @param isolation where attempts run whose job has taken a process with it before; without it they run where all others do
 * @param grace how long a handler may take to stop after it was told to, before its thread is given up
 */
public record WorkConditions(
        MachineManners manners, PowerSource power, Optional<AttemptIsolation> isolation, Duration grace) {
    public static final Duration GRACE = Duration.ofSeconds(30);

    public WorkConditions {
        if (!grace.isPositive()) throw new IllegalArgumentException(grace.toString());
    }

    /** What holds where nobody said anything else: usual manners, no child processes. */
    public static WorkConditions usual() {
        return new WorkConditions(MachineManners.ofThisMachine(), PowerSource.UNKNOWN, Optional.empty(), GRACE);
    }

    public WorkConditions withManners(MachineManners other) {
        return new WorkConditions(other, power, isolation, grace);
    }

    public WorkConditions withPower(PowerSource other) {
        return new WorkConditions(manners, other, isolation, grace);
    }

    public WorkConditions withIsolation(AttemptIsolation other) {
        return new WorkConditions(manners, power, Optional.of(other), grace);
    }

    public WorkConditions withGrace(Duration other) {
        return new WorkConditions(manners, power, isolation, other);
    }
}
