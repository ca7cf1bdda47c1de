package com.cliply.engine.job;

import com.cliply.engine.id.JobId;
import java.time.Instant;

/**
 * A piece of work in the table.
 *
 * @param attempt how many attempts have begun, 0 for none
 * @param progress 0..1 of the running attempt, as last written
 * @param stage what the running attempt is doing, empty if none runs
 */
public record Job(
        JobId id, JobKind kind, JobState state, int attempt, double progress, String stage, Instant enqueuedAt) {}
