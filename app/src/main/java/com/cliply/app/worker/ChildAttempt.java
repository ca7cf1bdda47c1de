package com.cliply.app.worker;

import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.AttemptIsolation;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.WorkConditions;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs attempts in child processes of this program; the database stays with this one. */
public final class ChildAttempt implements AttemptIsolation {
    private static final Logger log = LoggerFactory.getLogger(ChildAttempt.class);

    private final ChildCommand command;
    private final Function<WorkspaceId, Stores> stores;
    private final Events events;
    private final Duration grace;

    public ChildAttempt(ChildCommand command, Function<WorkspaceId, Stores> stores, Events events) {
        // A child is ended before its thread is given up: then no thread has to be.
        this(command, stores, events, WorkConditions.GRACE.dividedBy(2));
    }

    /**
     * The same with a patience of its own.
     *
     * @param grace how long a child may take to end after it was told to
     */
    ChildAttempt(ChildCommand command, Function<WorkspaceId, Stores> stores, Events events, Duration grace) {
        this.command = command;
        this.stores = stores;
        this.events = events;
        this.grace = grace;
    }

    @Override
    public void run(WorkspaceId workspace, JobKind kind, JobContext context) {
        try (var child = command.start()) {
            log.info(
                    "job {} attempt {} runs in process {}",
                    context.job(),
                    context.attempt(),
                    child.process().pid());
            new ChildSession(child.process(), stores.apply(workspace), events, context, grace).run(kind);
        } catch (IOException error) {
            throw new MediaException(ErrorCode.NATIVES_MISSING, error, "cannot start a process: " + error.getMessage());
        }
    }
}
