package com.cliply.app.worker;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobKind;
import java.time.Duration;
import java.util.List;

/** What host and child say to each other. The child asks and the host answers, one question at a time. */
sealed interface Message {
    /** What a handler of the child may open in the host. */
    enum Bracket {
        COMMIT,
        COMMIT_DURABLY,
        TRANSACTION,
        TRANSACTION_DURABLY
    }

    // From the host.

    record Begin(JobKind kind, JobId job, int attempt) implements Message {}

    /**
     * What was asked for was done.
     *
     * @param json the result, {@code null} if there is none
     */
    record Answer(String json) implements Message {}

    /** Asked at any time, not as an answer: the attempt shall end. */
    record Stop() implements Message {}

    // From either side: why something was not done, or how an attempt failed.

    /**
     * It failed for a reason that has a name.
     *
     * @param type the exception's simple name
     */
    record Refused(String type, ErrorCode code, List<String> facts) implements Message {}

    /** It failed by a bug. */
    record Broken(String text) implements Message {}

    // From the child.

    /**
     * A method of a store.
     *
     * @param port the component of {@code Stores}
     * @param types of the parameters, by their names
     * @param arguments each as JSON
     */
    record Call(String port, String method, List<String> types, List<String> arguments) implements Message {}

    /** What follows until the bracket closes holds as a whole or not at all. */
    record Open(Bracket bracket) implements Message {}

    record Close(boolean keep) implements Message {}

    /** A stretch of work begins; nobody answers this, nor the two below. */
    record Stage(int number, String name, double from, double to) implements Message {}

    record Done(int stage, Duration media, Duration whole) implements Message {}

    record News(StudioEvent event) implements Message {}

    /** The handler has returned. */
    record Returned() implements Message {}
}
