package com.cliply.engine.job;

import com.cliply.engine.error.ErrorCode;
import java.time.Instant;
import java.util.List;

/** Where a job stands. */
public sealed interface JobState {
    /** Waits to be claimed, not before the instant. */
    record Queued(Instant notBefore) implements JobState {}

    record Running(String worker, Instant heartbeat) implements JobState {}

    record Succeeded(Instant at) implements JobState {}

    /**
     * A dead letter: it will not be tried again by itself.
     *
     * @param facts what the code's sentence names
     */
    record Dead(Instant at, ErrorCode code, List<String> facts) implements JobState {
        public Dead {
            facts = List.copyOf(facts);
        }
    }

    record Cancelled(Instant at) implements JobState {}

    /** The stable name in tables, logs and texts. */
    default String name() {
        return switch (this) {
            case Queued queued -> "queued";
            case Running running -> "running";
            case Succeeded succeeded -> "succeeded";
            case Dead dead -> "dead";
            case Cancelled cancelled -> "cancelled";
        };
    }

    /** Whether nothing more happens by itself. */
    default boolean ended() {
        return switch (this) {
            case Queued queued -> false;
            case Running running -> false;
            case Succeeded succeeded -> true;
            case Dead dead -> true;
            case Cancelled cancelled -> true;
        };
    }
}
