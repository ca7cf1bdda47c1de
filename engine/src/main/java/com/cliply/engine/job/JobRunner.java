package com.cliply.engine.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Claims the jobs of all workspaces and runs them, as many at once as each lane has room for. */
public interface JobRunner extends AutoCloseable {
    /** Begins to claim. Jobs of a process that died are claimed again within 10 s of their last heartbeat. */
    void start();

    /** Which lanes start no jobs now, and why; they go on by themselves when the reason is gone. */
    default List<LaneHold> holds() {
        return List.of();
    }

    /**
     * How long this process needs for all that runs in it and all that may start now, as far as this machine's history tells;
     * empty if it does not for some of it.
     */
    default Optional<Duration> left() {
        return Optional.empty();
    }

    /** Waits until {@code settled} is true; it is asked at once and after each attempt's end. */
    void await(BooleanSupplier settled) throws InterruptedException;

    /** Claims no more, asks running attempts to stop, waits for them; what was stopped goes back to the queue. */
    @Override
    void close();
}
