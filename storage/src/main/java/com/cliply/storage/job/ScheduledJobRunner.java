package com.cliply.storage.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseEngine;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets db-scheduler claim, beat the heart and find the dead; runs the handlers and writes how they ended. */
final class ScheduledJobRunner implements JobRunner {
    private static final Logger log = LoggerFactory.getLogger(ScheduledJobRunner.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);

    private final Database database;
    private final InstantSource clock;
    private final JobSignals signals;
    private final JobHandlers handlers;
    private final Events events;
    private final JobSteps steps;
    private final String worker;

    private @Nullable Scheduler scheduler;
    private volatile boolean closing;

    ScheduledJobRunner(
            Database database,
            InstantSource clock,
            JobSignals signals,
            JobHandlers handlers,
            Events events,
            RetryPolicy retries) {
        this.database = database;
        this.clock = clock;
        this.signals = signals;
        this.handlers = handlers;
        this.events = events;
        // Never the same twice: by it a stale attempt is told from the current one.
        worker = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        steps = new JobSteps(database, clock, retries, new SecureRandom(), worker);
    }

    @Override
    public synchronized void start() {
        if (closing || scheduler != null) throw new IllegalStateException("a runner starts once");
        if (database.engine() == DatabaseEngine.H2) steps.forgetOldHeartbeats();
        var housekeeper = Executors.newScheduledThreadPool(3, named("job-housekeeper-"));
        scheduler = scheduler(housekeeper);
        scheduler.start();
        var second = Duration.ofSeconds(1).toMillis();
        var _ = housekeeper.scheduleWithFixedDelay(this::report, second, second, TimeUnit.MILLISECONDS);
        signals.claimBy(scheduler::triggerCheckForDueExecutions);
    }

    private Scheduler scheduler(ScheduledExecutorService housekeeper) {
        Task<Void> task = Tasks.custom(Scheduling.TASK, Void.class)
                .onFailure(this::revive)
                .onDeadExecution(this::revive)
                .execute(this::run);
        var builder = Scheduler.create(database.lane(), task)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(worker))
                .threads(1)
                .executorService(Executors.newFixedThreadPool(1, named("render-")))
                .dueExecutor(Executors.newSingleThreadExecutor(named("job-claimer-")))
                .housekeeperExecutor(housekeeper)
                .enablePriority()
                .jdbcCustomization(Scheduling.customization(database.engine()))
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(BETWEEN_HEARTBEATS)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_GOODBYE);
        return switch (database.engine()) {
            case H2 -> builder.pollUsingFetch(0.5, 3.0).build();
            case POSTGRESQL -> builder.pollUsingLockAndFetch(0.5, 1.0).build();
        };
    }

    private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
        var begun = steps.begin(jobId(instance), events);
        if (begun.isEmpty()) return (complete, row) -> row.remove();
        var attempt = begun.get();
        signals.began(attempt);
        if (closing) attempt.giveBack();
        events.announce(new StudioEvent.JobStarted(attempt.job(), attempt.kind().name(), attempt.attempt()));
        var ending = ending(attempt);
        return (complete, row) -> end(attempt, ending, complete, row);
    }

    /** Does the work, in no transaction; the answer is the step that is still to be written. */
    private Supplier<Optional<JobState>> ending(JobAttempt attempt) {
        try {
            if (attempt.isGivenBack() || attempt.isCancelled()) throw new CancelledException();
            handlers.run(attempt.kind(), attempt);
            return () -> steps.succeed(attempt);
        } catch (CancelledException stopped) {
            var back = attempt.isGivenBack() && !attempt.isCancelled();
            return back ? () -> steps.giveBack(attempt) : () -> steps.cancelled(attempt);
        } catch (StudioException error) {
            log.warn("{} failed {}", told(attempt), error.code().id());
            log.debug("{} failed", told(attempt), error);
            return () -> steps.fail(attempt, error.code(), error.facts());
        } catch (Throwable bug) {
            // Errors too: a missing native library or a full heap ends this attempt, not the program.
            log.error("{} failed unexpectedly", told(attempt), bug);
            return () -> steps.fail(attempt, ErrorCode.UNEXPECTED, List.of(bug.toString()));
        }
    }

    private void end(
            JobAttempt attempt,
            Supplier<Optional<JobState>> ending,
            ExecutionComplete complete,
            ExecutionOperations<Void> row) {
        // A handler that was interrupted must not take its interrupt into the database.
        var interrupted = Thread.interrupted();
        try {
            attempt.end();
            var state = database.inTransaction(() -> {
                var reached = ending.get();
                reached.ifPresent(to -> follow(to, complete, row));
                return reached;
            });
            state.ifPresent(reached -> announceEnd(attempt, reached));
        } finally {
            signals.ended(attempt);
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void announceEnd(JobAttempt attempt, JobState state) {
        events.announce(new StudioEvent.JobEnded(attempt.job(), attempt.kind().name(), state.name()));
    }

    private void revive(ExecutionComplete complete, ExecutionOperations<Void> row) {
        var _ = database.inTransaction(() -> {
            var state = steps.died(jobId(complete.getExecution().taskInstance));
            state.ifPresentOrElse(to -> follow(to, complete, row), row::remove);
            return state;
        });
        signals.claim();
        signals.settle();
    }

    /** Takes db-scheduler's row along with ours. */
    private static void follow(JobState state, ExecutionComplete complete, ExecutionOperations<Void> row) {
        switch (state) {
            case JobState.Queued queued -> row.reschedule(complete, queued.notBefore());
            case JobState.Running running -> throw new IllegalStateException("a step leads out of running");
            case JobState.Succeeded succeeded -> row.remove();
            case JobState.Dead dead -> row.remove();
            case JobState.Cancelled cancelled -> row.remove();
        }
    }

    private void report() {
        for (var attempt : signals.running()) {
            try {
                attempt.report();
            } catch (RuntimeException error) {
                // The next second brings another try; an exception here would end them all.
                log.warn("{} could not write its progress", told(attempt), error);
            }
        }
    }

    @Override
    public void await(BooleanSupplier settled) throws InterruptedException {
        signals.await(() -> closing || settled.getAsBoolean());
    }

    @Override
    public synchronized void close() {
        if (closing) return;
        closing = true;
        signals.claimByNobody();
        signals.running().forEach(JobAttempt::giveBack);
        if (scheduler != null) scheduler.stop();
        signals.settle();
    }

    private static JobId jobId(TaskInstance<?> instance) {
        return new JobId(UUID.fromString(instance.getId()));
    }

    private static String told(JobAttempt attempt) {
        return "job " + attempt.job() + " " + attempt.kind().name() + " attempt " + attempt.attempt();
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
