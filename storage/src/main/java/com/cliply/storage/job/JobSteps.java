package com.cliply.storage.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.storage.db.Database;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a job's life that a runner takes; each looks first whether the attempt is still the job's own. */
final class JobSteps {
    private static final Logger log = LoggerFactory.getLogger(JobSteps.class);

    private static final Duration AFTER_A_BROKEN_CLAIM = Duration.ofSeconds(5);

    private final Database database;
    private final InstantSource clock;
    private final RetryPolicy retries;
    private final RandomGenerator random;
    private final String worker;

    JobSteps(Database database, InstantSource clock, RetryPolicy retries, RandomGenerator random, String worker) {
        this.database = database;
        this.clock = clock;
        this.retries = retries;
        this.random = random;
        this.worker = worker;
    }

    /** Begins the next attempt; empty if there is nothing to do for this claim. */
    Optional<JobAttempt> begin(JobId id, Events events) {
        return database.write(session -> {
            var job = locked(session, id);
            if (job == null || !job.state.equals("queued")) return Optional.empty();
            var now = now();
            job.move(new JobState.Running(worker, now), now);
            job.attempt++;
            session.persist(JobEventEntity.next(job, now, "started", worker));
            var attempt = new JobAttempt(id, job.jobKind(), job.attempt, this, events, clock);
            if (job.cancelRequested) attempt.cancel();
            database.afterCommit(() -> tell(attempt, "started"));
            return Optional.of(attempt);
        });
    }

    /** Runs the changes of a handler in one transaction with the proof that its attempt still counts. */
    void commit(JobAttempt attempt, Runnable changes) {
        database.change(session -> {
            if (current(session, attempt).isEmpty()) throw new CancelledException();
            changes.run();
        });
    }

    /** Writes how far it has come; false if the attempt no longer counts. */
    boolean progress(JobAttempt attempt, double fraction, String stage) {
        return database.write(session -> session.createMutationQuery(
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
        return database.read(session ->
                session.createSelectionQuery("select count(*) from Job where id = :id and cancelRequested", Long.class)
                                .setParameter("id", attempt.job().value())
                                .getSingleResult()
                        > 0);
    }

    /** Empty, here and below, if the attempt no longer counts and so nothing has changed. */
    Optional<JobState> succeed(JobAttempt attempt) {
        return leave(attempt, new JobState.Succeeded(now()), "succeeded", "", attempted -> {});
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
        var state = afterFailure(attempt.attempt(), code, facts);
        var what = state instanceof JobState.Queued ? "retried" : "dead";
        var detail = code.id() + ": " + String.join(", ", facts);
        return leave(attempt, state, what, detail, job -> {});
    }

    /** Whoever ran it is gone: the attempt counts if it had begun. Empty if there is nothing more to do. */
    Optional<JobState> died(JobId id) {
        return database.write(session -> {
            var job = locked(session, id);
            if (job == null || job.ended()) return Optional.empty();
            if (job.state.equals("queued")) return Optional.of(new JobState.Queued(now().plus(AFTER_A_BROKEN_CLAIM)));
            var why = "whoever ran it is gone";
            var now = now();
            JobState state = job.cancelRequested
                    ? new JobState.Cancelled(now)
                    : retries.exhausted(job.attempt)
                            ? new JobState.Dead(now, ErrorCode.UNEXPECTED, List.of(why))
                            : new JobState.Queued(now);
            job.move(state, now);
            session.persist(JobEventEntity.next(job, now, state.name(), why));
            var attempt = job.attempt;
            var kind = job.jobKind().name();
            database.afterCommit(() -> log.warn("job {} {} attempt {} was lost: {}", id, kind, attempt, state.name()));
            return Optional.of(state);
        });
    }

    /** Where one process alone holds the database, every claim it finds at its start is a dead one's. */
    void forgetOldHeartbeats() {
        database.change(session -> session.createMutationQuery(
                        "update ScheduledTask set lastHeartbeat = :longAgo where id.task = :task and picked")
                .setParameter("longAgo", Instant.EPOCH)
                .setParameter("task", Scheduling.TASK)
                .executeUpdate());
    }

    private JobState afterFailure(int attempt, ErrorCode code, List<String> facts) {
        if (!code.retryable() || retries.exhausted(attempt)) return new JobState.Dead(now(), code, facts);
        return new JobState.Queued(now().plus(retries.delayAfter(attempt, random)));
    }

    private Optional<JobState> leave(
            JobAttempt attempt, JobState state, String what, String detail, Consumer<JobEntity> more) {
        return database.write(session -> {
            var current = current(session, attempt);
            if (current.isEmpty()) {
                database.afterCommit(() -> tell(attempt, "no longer counts"));
                return Optional.empty();
            }
            var job = current.get();
            var now = now();
            job.move(state, now);
            session.persist(JobEventEntity.next(job, now, what, detail));
            more.accept(job);
            database.afterCommit(() -> tell(attempt, what));
            return Optional.of(state);
        });
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
