package com.cliply.engine.job;

import com.cliply.engine.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a job stands. */
public sealed interface JobState {
    /**
     * Waits for other jobs to succeed.
     *
     * @param parents how many have not yet, 1 or more
     */
    record Waiting(int parents) implements JobState {}

    /** Waits to be claimed, not before the instant. */
    record Queued(Instant notBefore) implements JobState {}

    record Running(String worker, Instant heartbeat) implements JobState {}

    /**
     * Cannot go on by itself: a job that it waits for is dead or cancelled, or a person has to decide.
     *
     * @param facts what the code's sentence names
     */
    record Parked(Instant at, ErrorCode code, List<String> facts) implements JobState {
        public Parked {
            facts = List.copyOf(facts);
        }
    }

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

    /** All ways that a job can go, by stable names; what is not here is refused. */
    Map<String, Set<String>> WAYS = Map.of(
            "waiting", Set.of("queued", "parked", "cancelled"),
            "queued", Set.of("queued", "running", "cancelled"),
            "running", Set.of("queued", "parked", "succeeded", "dead", "cancelled"),
            "parked", Set.of("parked", "waiting", "queued", "cancelled"),
            "dead", Set.of("queued", "waiting", "parked"),
            "cancelled", Set.of("queued", "waiting", "parked"),
            "succeeded", Set.of());

    /** Whether a job may go from one state to the other, both by their stable names. */
    static boolean leads(String from, String to) {
        return WAYS.getOrDefault(from, Set.of()).contains(to);
    }

    /** The stable name in tables, logs and texts. */
    default String name() {
        return switch (this) {
            case Waiting waiting -> "waiting";
            case Queued queued -> "queued";
            case Running running -> "running";
            case Parked parked -> "parked";
            case Succeeded succeeded -> "succeeded";
            case Dead dead -> "dead";
            case Cancelled cancelled -> "cancelled";
        };
    }

    /** Whether nothing more happens unless somebody asks for it; a parked job is not over, but stands still as well. */
    default boolean ended() {
        return switch (this) {
            case Waiting waiting -> false;
            case Queued queued -> false;
            case Running running -> false;
            case Parked parked -> true;
            case Succeeded succeeded -> true;
            case Dead dead -> true;
            case Cancelled cancelled -> true;
        };
    }
}
