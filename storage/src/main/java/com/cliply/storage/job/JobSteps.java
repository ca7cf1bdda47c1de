package com.cliply.storage.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.storage.db.Database;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a job's life that a runner takes, for the jobs of all workspaces; each looks first whether the attempt is still
 * the job's own.
 */
final class JobSteps {
    private static final Logger log = LoggerFactory.getLogger(JobSteps.class);

    private static final Duration AFTER_A_BROKEN_CLAIM = Duration.ofSeconds(5);

    private final Database machine;
    private final InstantSource clock;
    private final JobSignals signals;
    private final JobGraph graph;
    private final Function<JobKind, JobRules> rules;
    private final RandomGenerator random;
    private final String worker;

    /**
     * @param machine sees the jobs of all workspaces
     */
    JobSteps(
            Database machine,
            InstantSource clock,
            JobSignals signals,
            JobGraph graph,
            Function<JobKind, JobRules> rules,
            RandomGenerator random,
            String worker) {
        this.machine = machine;
        this.clock = clock;
        this.signals = signals;
        this.graph = graph;
        this.rules = rules;
        this.random = random;
        this.worker = worker;
    }

    private String actor() {
        return "worker:" + worker;
    }

    /** Begins the next attempt; empty if there is nothing to do for this claim. */
    Optional<JobAttempt> begin(JobId id, Events events) {
        return machine.write(session -> {
            var job = locked(session, id);
            if (job == null || !job.state.equals("queued")) return Optional.empty();
            var now = now();
            job.move(new JobState.Running(worker, now), now);
            job.attempt++;
            session.persist(JobEventEntity.next(job, now, actor(), "queued", "started", ""));
            var kind = job.jobKind();
            var attempt = new JobAttempt(
                    id,
                    new JobId(job.originId),
                    new WorkspaceId(job.workspaceId),
                    kind,
                    rules.apply(kind),
                    job.attempt,
                    this,
                    events,
                    clock);
            if (job.cancelRequested) attempt.cancel();
            machine.afterCommit(() -> tell(attempt, "started"));
            return Optional.of(attempt);
        });
    }

    /** Runs the changes of a handler in one transaction with the proof that its attempt still counts. */
    void commit(JobAttempt attempt, Runnable changes) {
        machine.in(attempt.workspace()).change(session -> {
            if (current(session, attempt).isEmpty()) throw new CancelledException();
            changes.run();
        });
    }

    /** The same, and on the disk when it returns. */
    void commitDurably(JobAttempt attempt, Runnable changes) {
        var _ = machine.durably(() -> {
            commit(attempt, changes);
            return true;
        });
    }

    /** Writes how far it has come; false if the attempt no longer counts. */
    boolean progress(JobAttempt attempt, double fraction, String stage) {
        return machine.write(session -> session.createMutationQuery(
                                "update Job set progress = :fraction, stage = :stage"
                                        + " where id = :id and state = 'running' and attempt = :attempt and worker = :worker")
                        .setParameter("fraction", fraction)
                        .setParameter("stage", stage)
                        .setParameter("id", attempt.job().value())
                        .setParameter("attempt", attempt.attempt())
                        .setParameter("worker", worker)
                        .executeUpdate()
                == 1);
    }

    boolean cancelRequested(JobAttempt attempt) {
        return machine.read(session ->
                session.createSelectionQuery("select count(*) from Job where id = :id and cancelRequested", Long.class)
                                .setParameter("id", attempt.job().value())
                                .getSingleResult()
                        > 0);
    }

    /** Empty, here and below, if the attempt no longer counts and so nothing has changed. */
    Optional<JobState> succeed(JobAttempt attempt) {
        return leave(attempt, new JobState.Succeeded(now()), "succeeded", "", job -> {
            job.ranMicros = Duration.between(attempt.begun(), now()).toNanos() / 1_000;
            job.ranOn = MachineName.own();
        });
    }

    Optional<JobState> cancelled(JobAttempt attempt) {
        return leave(attempt, new JobState.Cancelled(now()), "cancelled", "", attempted -> {});
    }

    /** The program closes: the job waits again, and this attempt does not count. */
    Optional<JobState> giveBack(JobAttempt attempt) {
        return leave(
                attempt,
                new JobState.Queued(now()),
                "queued",
                "the program closed; this attempt does not count",
                job -> job.attempt--);
    }

    /** Another attempt if that may help and there is one left, else a dead letter. */
    Optional<JobState> fail(JobAttempt attempt, ErrorCode code, List<String> facts) {
        var state = afterFailure(attempt, code, facts);
        var what = state instanceof JobState.Queued ? "retried" : state.name();
        var detail = code.id() + ": " + String.join(", ", facts);
        return leave(attempt, state, what, detail, job -> {});
    }

    /** Whoever ran it is gone: the attempt counts if it had begun. Empty if there is nothing more to do. */
    Optional<JobState> died(JobId id) {
        return machine.write(session -> {
            var job = locked(session, id);
            if (job == null || job.over()) return Optional.empty();
            if (!job.state.equals("running")) return Optional.of(new JobState.Queued(now().plus(AFTER_A_BROKEN_CLAIM)));
            var why = "whoever ran it is gone";
            var now = now();
            var kind = job.jobKind();
            JobState state = job.cancelRequested
                    ? new JobState.Cancelled(now)
                    : rules.apply(kind).retries().exhausted(job.attempt)
                            ? new JobState.Dead(now, ErrorCode.UNEXPECTED, List.of(why))
                            : new JobState.Queued(now);
            job.move(state, now);
            session.persist(JobEventEntity.next(job, now, actor(), "running", state.name(), why));
            if (state.ended()) graph.park(session, job, now);
            var attempt = job.attempt;
            machine.afterCommit(() -> {
                log.warn("job {} {} attempt {} was lost: {}", id, kind.name(), attempt, state.name());
                signals.ended(id, kind, state.name());
            });
            return Optional.of(state);
        });
    }

    /** Where one process alone holds the database, every claim it finds at its start is a dead one's. */
    void forgetOldHeartbeats() {
        machine.change(ScheduledRows::forgetHeartbeats);
    }

    private JobState afterFailure(JobAttempt attempt, ErrorCode code, List<String> facts) {
        if (code == ErrorCode.DECISION_NEEDED) return new JobState.Parked(now(), code, facts);
        var retries = attempt.rules().retries();
        if (!code.retryable() || retries.exhausted(attempt.attempt())) return new JobState.Dead(now(), code, facts);
        return new JobState.Queued(now().plus(retries.delayAfter(attempt.attempt(), random)));
    }

    private Optional<JobState> leave(
            JobAttempt attempt, JobState state, String what, String detail, Consumer<JobEntity> more) {
        return machine.write(session -> {
            var current = current(session, attempt);
            if (current.isEmpty()) {
                machine.afterCommit(() -> tell(attempt, "no longer counts"));
                return Optional.empty();
            }
            var job = current.get();
            var now = now();
            job.move(state, now);
            session.persist(JobEventEntity.next(job, now, actor(), "running", what, detail));
            more.accept(job);
            others(session, job, state, now);
            machine.afterCommit(() -> tell(attempt, what));
            return Optional.of(state);
        });
    }

    /** Those that wait for it. */
    private void others(Session session, JobEntity job, JobState state, Instant now) {
        switch (state) {
            case JobState.Succeeded succeeded ->
                graph.release(session, job, now).forEach(child -> machine.afterCommit(() -> signals.claim(child.lane)));
            case JobState.Dead dead -> graph.park(session, job, now);
            case JobState.Cancelled cancelled -> graph.park(session, job, now);
            case JobState.Parked parked -> graph.park(session, job, now);
            default -> {}
        }
    }

    private Optional<JobEntity> current(Session session, JobAttempt attempt) {
        return Optional.ofNullable(locked(session, attempt.job())).filter(job -> job.runs(attempt.attempt(), worker));
    }

    private static @Nullable JobEntity locked(Session session, JobId id) {
        return session.find(JobEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private static void tell(JobAttempt attempt, String what) {
        log.info("job {} {} attempt {} {}", attempt.job(), attempt.kind().name(), attempt.attempt(), what);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
