package com.cliply.engine.job;

import com.cliply.engine.id.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of work in the table.
 *
 * @param origin the first job of the wish that this one belongs to; itself if it is that
 * @param attempt how many attempts have begun, 0 for none
 * @param progress 0..1 of the running attempt, as last written
 * @param stage what the running attempt is doing; of a queued job, the code of the error that the next attempt waits out;
 *     empty if there is nothing to say
 * @param left how long the running attempt still needs, as far as this machine's history tells; empty if it does not
 */
public record Job(
        JobId id,
        JobId origin,
        JobKind kind,
        JobPriority priority,
        JobState state,
        int attempt,
        double progress,
        String stage,
        Optional<Duration> left,
        Instant enqueuedAt) {}
