package com.cliply.engine.job;

import java.time.Duration;

/**
 * How work of one kind is treated.
 *
 * @param timeLimit how long one attempt may take
 * @param keep how long an ended job is remembered, with its history and its key
 */
public record JobRules(JobLane lane, RetryPolicy retries, Duration timeLimit, Duration keep) {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);

    public JobRules {
        if (!timeLimit.isPositive() || !keep.isPositive()) throw new IllegalArgumentException(timeLimit + " " + keep);
    }

    /**
     * The rules of the house. The limits end what hangs, not what is slow: the longest source is 12 hours, and analysing or
     * rendering it takes less than playing it on any machine that we support.
     */
    public static JobRules of(JobKind kind) {
        return switch (kind) {
            case JobKind.ProbeSource probe -> rules(JobLane.LIGHT, Duration.ofMinutes(10), MONTH);
            case JobKind.MakeProxy proxy -> rules(JobLane.HEAVY, Duration.ofHours(12), MONTH);
            case JobKind.TranscribeSource transcribe -> rules(JobLane.HEAVY, Duration.ofHours(24), QUARTER);
            case JobKind.DetectHighlights detect -> rules(JobLane.HEAVY, Duration.ofHours(6), QUARTER);
            case JobKind.RenderClip render -> rules(JobLane.HEAVY, Duration.ofHours(12), QUARTER);
            case JobKind.MakeThumbnails thumbnails -> rules(JobLane.LIGHT, Duration.ofHours(1), MONTH);
            case JobKind.Publish publish -> rules(JobLane.NETWORK, Duration.ofHours(6), Duration.ofDays(365));
            case JobKind.BackUp backUp -> rules(JobLane.LIGHT, Duration.ofHours(1), MONTH);
            case JobKind.PurgeJobs purge -> rules(JobLane.LIGHT, Duration.ofMinutes(10), MONTH);
            case JobKind.Unknown unknown -> rules(JobLane.LIGHT, Duration.ofMinutes(10), QUARTER);
        };
    }

    private static JobRules rules(JobLane lane, Duration timeLimit, Duration keep) {
        return new JobRules(lane, RetryPolicy.DEFAULT, timeLimit, keep);
    }

    /** The same with another limit of time. */
    public JobRules withTimeLimit(Duration other) {
        return new JobRules(lane, retries, other, keep);
    }

    /** The limit as a person reads it, in the largest unit that says it exactly. */
    public String timeLimitText() {
        if (timeLimit.toSecondsPart() > 0 || timeLimit.toMillisPart() > 0) return timeLimit.toMillis() / 1_000.0 + " s";
        return timeLimit.toMinutesPart() > 0 ? timeLimit.toMinutes() + " min" : timeLimit.toHours() + " h";
    }

    /** The same with other attempts. */
    public JobRules withRetries(RetryPolicy other) {
        return new JobRules(lane, other, timeLimit, keep);
    }
}
