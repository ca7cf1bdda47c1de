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
import com.cliply.engine.job.LaneHold;
import com.cliply.engine.job.Pace;
import com.cliply.engine.job.Recurrences;
import com.cliply.engine.job.SleepWatch;
import com.cliply.engine.job.WorkConditions;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseEngine;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets db-scheduler claim, beat the heart and find the dead, by one scheduler for each lane; runs the handlers and writes how
 * they ended.
 */
final class ScheduledJobRunner implements JobRunner, JobSignals.Ears, LaneScheduler.Owner {
    private static final Logger log = LoggerFactory.getLogger(ScheduledJobRunner.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int KEEPERS = 2;

    private final Database database;
    private final InstantSource clock;
    private final JobSignals signals;
    private final Function<WorkspaceId, JobHandlers> handlers;
    private final Map<WorkspaceId, JobHandlers> made = new ConcurrentHashMap<>();
    private final Events events;
    private final Recurrences recurrences;
    private final WorkConditions conditions;
    private final JobRepair repair;
    private final JobSteps steps;
    private final SleepWatch watch;
    private final Pace pace;
    private final JobAttempt.Surroundings around;
    private final Workbench workbench;
    private final LaneHolds holds;
    private final Failures failures = new Failures();
    private final Map<JobLane, LaneScheduler> lanes = new EnumMap<>(JobLane.class);
    private final ScheduledExecutorService keepers =
            Executors.newScheduledThreadPool(KEEPERS, LaneScheduler.named("job-keeper-"));
    private final String worker;

    private volatile boolean closing;

    ScheduledJobRunner(
            Database database,
            InstantSource clock,
            JobSignals signals,
            ScheduledRows rows,
            Function<WorkspaceId, JobHandlers> handlers,
            Events events,
            Function<JobKind, JobRules> rules,
            Recurrences recurrences,
            WorkConditions conditions) {
        this.database = database;
        this.clock = clock;
        this.signals = signals;
        this.handlers = handlers;
        this.events = events;
        this.recurrences = recurrences;
        this.conditions = conditions;
        // Never the same twice: by it a stale attempt is told from the current one.
        worker = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        steps = new JobSteps(database, clock, signals, new JobGraph(rows), rules, new SecureRandom(), worker);
        repair = new JobRepair(database, clock, rows);
        watch = new SleepWatch(clock);
        pace = new Pace(steps::past);
        around = new JobAttempt.Surroundings(steps, events, clock, watch, pace);
        workbench = new Workbench(watch, conditions.grace());
        holds = new LaneHolds(conditions, clock);
    }

    @Override
    public synchronized void start() {
        if (closing || !lanes.isEmpty()) throw new IllegalStateException("a runner starts once");
        if (database.engine() == DatabaseEngine.H2) {
            steps.forgetOldHeartbeats();
            var _ = repair.repair();
        }
        var settings = new LaneScheduler.Settings(database, clock, worker, conditions.manners());
        for (var lane : JobLane.values()) lanes.put(lane, new LaneScheduler(lane, settings, this));
        holds.look();
        look();
        lanes.values().forEach(LaneScheduler::start);
        every(SECOND, watch::look);
        every(SECOND, this::everySecond);
        signals.hear(this);
    }

    private void every(Duration time, Runnable step) {
        var millis = time.toMillis();
        var _ = keepers.scheduleWithFixedDelay(step, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void claim(String lane) {
        lanes.forEach((own, scheduler) -> {
            if (own.id().equals(lane)) scheduler.claim();
        });
    }

    @Override
    public void look() {
        holds.paused(HibernateJobOperations.pause(database).isPresent());
        lanes.forEach((lane, scheduler) -> scheduler.hold(holds.why(lane).isPresent()));
    }

    @Override
    public List<LaneHold> holds() {
        return Stream.of(JobLane.values())
                .flatMap(lane -> holds.why(lane).stream().map(why -> new LaneHold(lane, why)))
                .toList();
    }

    /** The lanes work side by side: the one that needs longest tells. */
    @Override
    public Optional<Duration> left() {
        var waiting = steps.waiting();
        waiting.values().stream().flatMap(kinds -> kinds.keySet().stream()).forEach(pace::learn);
        var longest = Duration.ZERO;
        for (var lane : JobLane.values()) {
            var next = pace.expected(
                    waiting.getOrDefault(lane.id(), Map.of()),
                    conditions.manners().atOnce(lane));
            if (next.isEmpty()) return Optional.empty();
            var now = Duration.ZERO;
            for (var attempt : signals.running()) {
                if (attempt.claim().rules().lane() != lane) continue;
                var left = attempt.left();
                if (left.isEmpty()) return Optional.empty();
                now = longer(now, left.get());
            }
            longest = longer(longest, now.plus(next.get()));
        }
        return Optional.of(longest);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public void announce(StudioEvent news) {
        events.announce(news);
    }

    private void everySecond() {
        guarded("look after what runs", workbench::supervise);
        guarded("write progress", this::report);
        guarded("look where the power comes from", holds::look);
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

    /** Writes what is new of all attempts at once, and hears what other processes want of them. */
    private void report() {
        var running = List.copyOf(signals.running());
        if (running.isEmpty()) return;
        var news = new LinkedHashMap<JobAttempt, JobAttempt.Progress>();
        running.forEach(attempt -> attempt.news().ifPresent(progress -> news.put(attempt, progress)));
        if (!news.isEmpty()) {
            var rows = new LinkedHashMap<JobClaim, JobAttempt.Progress>();
            news.forEach((attempt, progress) -> rows.put(attempt.claim(), progress));
            steps.progress(rows);
            news.forEach(JobAttempt::wrote);
        }
        var current = steps.current(running.stream().map(JobAttempt::job).toList());
        for (var attempt : running) {
            var seen = current.stream()
                    .filter(row -> row.job().equals(attempt.job()) && row.attempt() == attempt.attempt())
                    .findAny();
            if (seen.isEmpty()) attempt.end();
            else if (seen.get().cancelRequested()) attempt.cancel();
            pace.learn(attempt.claim().stored());
        }
    }

    @Override
    public CompletionHandler<Void> run(JobLane lane, TaskInstance<Void> instance, ExecutionContext context) {
        if (holds.why(lane).isPresent()) return (complete, row) -> row.reschedule(complete, clock.instant());
        var begun = steps.begin(ScheduledRows.job(instance));
        if (begun.isEmpty()) return (complete, row) -> row.remove();
        var claim = begun.get();
        var attempt = new JobAttempt(claim, around);
        signals.began(attempt);
        if (closing) attempt.giveBack();
        events.announce(new StudioEvent.JobStarted(claim.job(), claim.kind().name(), claim.attempt()));
        var ending = workbench.run(lane, attempt, this::work, this::stopped);
        return (complete, row) -> end(attempt, ending, complete, row);
    }

    /** Does the work, in no transaction; the answer is the step that is still to be written. */
    private Workbench.Ending work(JobAttempt attempt) {
        var claim = attempt.claim();
        try {
            if (attempt.toldToStop()) throw new CancelledException();
            JobOrigin.within(claim.origin(), () -> handle(attempt));
            var ran = attempt.elapsed();
            return () -> {
                var state = steps.succeed(claim, ran);
                state.ifPresent(succeeded -> pace.add(claim.stored(), new Pace.Past(claim.size(), ran)));
                return state;
            };
        } catch (CancelledException stopped) {
            return stopped(attempt);
        } catch (StudioException error) {
            failures.tell(claim, error);
            return () -> steps.fail(claim, error.code(), error.facts());
        } catch (Throwable bug) {
            // Errors too: a missing native library or a full heap ends this attempt, not the program.
            failures.tell(claim, bug);
            return () -> steps.fail(claim, ErrorCode.UNEXPECTED, List.of(bug.toString()));
        }
    }

    /** Here, or in a child of this process if the work has taken a process with it before. */
    private void handle(JobAttempt attempt) {
        var claim = attempt.claim();
        var isolation = conditions.isolation();
        // What is for no project has no media in it: it works on the database, which is the host's.
        var media = claim.kind().forProject().isPresent();
        if (claim.deaths() > 0 && media && isolation.isPresent())
            isolation.get().run(claim.workspace(), claim.kind(), attempt);
        else made.computeIfAbsent(claim.workspace(), handlers).run(claim.kind(), attempt);
    }

    /** How an attempt ends that was told to stop. */
    private Workbench.Ending stopped(JobAttempt attempt) {
        var claim = attempt.claim();
        if (attempt.isCancelled()) return () -> steps.cancelled(claim);
        if (attempt.isGivenBack()) return () -> steps.giveBack(claim);
        if (attempt.isOverdue()) {
            log.warn("{} failed {}", claim.told(), ErrorCode.TIME_LIMIT.id());
            var facts = List.of(claim.kind().name(), claim.rules().timeLimitText());
            return () -> steps.fail(claim, ErrorCode.TIME_LIMIT, facts);
        }
        return () -> steps.cancelled(claim);
    }

    private void end(
            JobAttempt attempt, Workbench.Ending ending, ExecutionComplete complete, ExecutionOperations<Void> row) {
        // A handler that was interrupted must not take its interrupt into the database.
        var interrupted = Thread.interrupted();
        try {
            // What was taken from it stands in another row's hands by now.
            if (!attempt.end()) return;
            var state = database.inTransaction(() -> {
                var reached = ending.write();
                reached.ifPresent(to -> follow(to, complete, row));
                return reached;
            });
            state.ifPresent(reached -> announceEnd(attempt.claim(), reached));
        } finally {
            signals.ended(attempt);
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void announceEnd(JobClaim claim, JobState state) {
        events.announce(new StudioEvent.JobEnded(claim.job(), claim.kind().name(), state.name()));
    }

    @Override
    public void dead(ExecutionComplete complete, ExecutionOperations<Void> row, boolean ownUnderWay) {
        if (ownUnderWay || !watch.look()) return;
        revive(complete, row);
    }

    @Override
    public void revive(ExecutionComplete complete, ExecutionOperations<Void> row) {
        var execution = complete.getExecution();
        var _ = database.inTransaction(() -> {
            if (renewed(execution)) return false;
            var state = steps.died(
                    ScheduledRows.job(execution.taskInstance),
                    conditions.isolation().isPresent());
            state.ifPresentOrElse(to -> follow(to, complete, row), row::remove);
            return true;
        });
        for (var lane : JobLane.values()) signals.claim(lane.id());
    }

    private boolean renewed(Execution execution) {
        var seen = Optional.ofNullable(execution.lastHeartbeat).orElse(Instant.EPOCH);
        var instance = execution.taskInstance;
        return !worker.equals(execution.pickedBy) && steps.beatSince(instance.getTaskName(), instance.getId(), seen);
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
        // All at once: no lane's heart stops while another lane still works.
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            lanes.values().forEach(lane -> each.execute(lane::stop));
        }
        keepers.shutdownNow();
        workbench.close();
        signals.settle();
    }
}
