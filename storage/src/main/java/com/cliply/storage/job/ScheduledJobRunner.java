package com.cliply.storage.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobLane;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.Recurrences;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets db-scheduler claim, beat the heart and find the dead, by one scheduler for each lane; runs the handlers and writes how
 * they ended.
 */
final class ScheduledJobRunner implements JobRunner, JobSignals.Ears {
    private static final Logger log = LoggerFactory.getLogger(ScheduledJobRunner.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);

    private final Database database;
    private final InstantSource clock;
    private final JobSignals signals;
    private final Function<WorkspaceId, JobHandlers> handlers;
    private final Events events;
    private final Recurrences recurrences;
    private final JobSteps steps;
    private final String worker;
    private final Map<JobLane, Scheduler> schedulers = new EnumMap<>(JobLane.class);

    private volatile boolean paused;
    private volatile boolean closing;

    ScheduledJobRunner(
            Database database,
            InstantSource clock,
            JobSignals signals,
            ScheduledRows rows,
            Function<WorkspaceId, JobHandlers> handlers,
            Events events,
            Function<JobKind, JobRules> rules,
            Recurrences recurrences) {
        this.database = database;
        this.clock = clock;
        this.signals = signals;
        this.handlers = handlers;
        this.events = events;
        this.recurrences = recurrences;
        // Never the same twice: by it a stale attempt is told from the current one.
        worker = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        steps = new JobSteps(database, clock, signals, new JobGraph(rows), rules, new SecureRandom(), worker);
    }

    @Override
    public synchronized void start() {
        if (closing || !schedulers.isEmpty()) throw new IllegalStateException("a runner starts once");
        if (database.engine() == DatabaseEngine.H2) steps.forgetOldHeartbeats();
        var housekeeper = Executors.newScheduledThreadPool(3, named("job-housekeeper-"));
        for (var lane : JobLane.values()) schedulers.put(lane, scheduler(lane, housekeeper));
        look();
        schedulers.values().forEach(Scheduler::start);
        var second = Duration.ofSeconds(1).toMillis();
        var _ = housekeeper.scheduleWithFixedDelay(this::everySecond, second, second, TimeUnit.MILLISECONDS);
        signals.hear(this);
    }

    private Scheduler scheduler(JobLane lane, ScheduledExecutorService housekeeper) {
        // Each knows the rows of all lanes, so that none takes another's for strangers, but looks for its own only.
        List<Task<?>> tasks = Scheduling.tasks().stream()
                .<Task<?>>map(name -> Tasks.custom(name, Void.class)
                        .onFailure(this::revive)
                        .onDeadExecution((complete, row) -> {
                            if (name.equals(Scheduling.task(lane))) revive(complete, row);
                        })
                        .execute(this::run))
                .toList();
        var threads = threads(lane);
        var builder = Scheduler.create(database.lane(), tasks)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(worker))
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(threads, named(lane.id() + "-")))
                .dueExecutor(Executors.newSingleThreadExecutor(named("job-claimer-" + lane.id() + "-")))
                .housekeeperExecutor(housekeeper)
                .enablePriority()
                .jdbcCustomization(Scheduling.customization(database.engine(), lane))
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(BETWEEN_HEARTBEATS)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_GOODBYE);
        return switch (database.engine()) {
            case H2 -> builder.pollUsingFetch(0.5, 3.0).build();
            case POSTGRESQL -> builder.pollUsingLockAndFetch(0.5, 1.0).build();
        };
    }

    private static int threads(JobLane lane) {
        return switch (lane) {
            case HEAVY -> 1;
            case LIGHT -> 2;
            case NETWORK -> 4;
        };
    }

    @Override
    public void claim(String lane) {
        schedulers.forEach((own, scheduler) -> {
            if (own.id().equals(lane)) scheduler.triggerCheckForDueExecutions();
        });
    }

    @Override
    public void look() {
        paused = HibernateJobOperations.pause(database).isPresent();
        for (var scheduler : schedulers.values()) {
            if (paused) scheduler.pause();
            else scheduler.resume();
        }
    }

    @Override
    public void announce(StudioEvent news) {
        events.announce(news);
    }

    private void everySecond() {
        report();
        guarded("look for a pause", this::look);
        guarded("enqueue what recurs", recurrences::enqueueDue);
    }

    /** The next second brings another try; an exception here would end them all. */
    private static void guarded(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException error) {
            log.warn("could not {}", what, error);
        }
    }

    private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
        if (paused) return (complete, row) -> row.reschedule(complete, clock.instant());
        var begun = steps.begin(ScheduledRows.job(instance), events);
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
            var own = handlers.apply(attempt.workspace());
            JobOrigin.within(attempt.origin(), () -> own.run(attempt.kind(), attempt));
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
            var state = steps.died(ScheduledRows.job(complete.getExecution().taskInstance));
            state.ifPresentOrElse(to -> follow(to, complete, row), row::remove);
            return state;
        });
        for (var lane : JobLane.values()) signals.claim(lane.id());
    }

    /** Takes db-scheduler's row along with ours. */
    private static void follow(JobState state, ExecutionComplete complete, ExecutionOperations<Void> row) {
        switch (state) {
            case JobState.Queued queued -> row.reschedule(complete, queued.notBefore());
            case JobState.Waiting waiting -> throw new IllegalStateException("who has run waits for nobody");
            case JobState.Running running -> throw new IllegalStateException("a step leads out of running");
            case JobState.Parked parked -> row.remove();
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
        signals.hearNothing();
        signals.running().forEach(JobAttempt::giveBack);
        schedulers.values().forEach(Scheduler::stop);
        signals.settle();
    }

    private static String told(JobAttempt attempt) {
        return "job " + attempt.job() + " " + attempt.kind().name() + " attempt " + attempt.attempt();
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).factory();
    }
}
