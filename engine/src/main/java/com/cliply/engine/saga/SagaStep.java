package com.cliply.engine.saga;

import com.cliply.engine.id.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a job wants from an outside service, and how that stands.
 *
 * @param name which step of the job, as {@code upload}; 1 to 100 characters
 * @param intent all that is needed to make the call again or to ask about it; at most 100,000 characters and never a secret
 * @param outcome what the service answered, null until it is known
 * @param question what a person is to find out, null if there is nothing to decide
 * @param settledAt when it came to this state for good, null while it may still change by itself
 * @param settledBy who or what settled it, null if nobody has
 */
public record SagaStep(
        JobId job,
        String name,
        State state,
        String intent,
        @Nullable String outcome,
        @Nullable String question,
        Instant begunAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 100_000;

    /** How a step stands. */
    public enum State {
        /** The call may have been made. */
        INTENDED,
        /** It happened, once. */
        DONE,
        /** Nobody but a person can say whether it happened. */
        UNDECIDED,
        /** It happened and was taken back, or was given up. */
        UNDONE
    }

    public SagaStep {
        if (name.isBlank() || name.length() > LONGEST_NAME) throw new IllegalArgumentException("step " + name);
        if (intent.length() > LONGEST_TEXT || (outcome != null && outcome.length() > LONGEST_TEXT))
            throw new IllegalArgumentException("the step " + name + " says too much");
        if ((state == State.DONE) && outcome == null) throw new IllegalArgumentException("done without an outcome");
        if ((state == State.UNDECIDED) != (question != null)) throw new IllegalArgumentException("question of " + name);
    }

    /** The call is about to be made. */
    static SagaStep intended(JobId job, String name, String intent, Instant now) {
        return new SagaStep(job, name, State.INTENDED, intent, null, null, now, null, null);
    }

    SagaStep done(String answer, Instant now, String by) {
        return new SagaStep(job, name, State.DONE, intent, answer, null, begunAt, now, by);
    }

    SagaStep undecided(String asked) {
        return new SagaStep(job, name, State.UNDECIDED, intent, null, asked, begunAt, null, null);
    }

    SagaStep undone(Instant now, String by) {
        return new SagaStep(job, name, State.UNDONE, intent, outcome, null, begunAt, now, by);
    }
}
