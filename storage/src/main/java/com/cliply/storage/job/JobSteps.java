package com.cliply.storage.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.Pace;
import com.cliply.storage.db.Database;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

    /** How many processes a job may take with it before it is buried. */
    private static final int MOST_DEATHS = 2;

    private final Database machine;
    private final InstantSource clock;
    private final JobSignals signals;
    private final JobGraph graph;
    private final Function<JobKind, JobRules> rules;
    private final RandomGenerator random;
    private final String worker;
    private final String here = MachineName.own();

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
    Optional<JobClaim> begin(JobId id) {
        return machine.write(session -> {
            var job = locked(session, id);
            if (job == null || !job.state.equals("queued")) return Optional.empty();
            var now = now();
            job.move(new JobState.Running(worker, now), now);
            job.attempt++;
            session.persist(JobEventEntity.next(job, now, actor(), "queued", "started", ""));
            var kind = job.jobKind();
            var claim = JobClaim.of(job, kind, rules.apply(kind));
            machine.afterCommit(() -> tell(claim, "started"));
            return Optional.of(claim);
        });
    }

    /** Runs the changes of a handler in one transaction with the proof that its attempt still counts. */
    void commit(JobClaim claim, Runnable changes) {
        machine.in(claim.workspace()).change(session -> {
            if (current(session, claim).isEmpty()) throw new CancelledException();
            changes.run();
        });
    }

    /** The same, and on the disk when it returns. */
    void commitDurably(JobClaim claim, Runnable changes) {
        var _ = machine.durably(() -> {
            commit(claim, changes);
            return true;
        });
    }

    /** Writes how far attempts have come, all in one transaction; one that no longer counts writes nothing. */
    void progress(Map<JobClaim, JobAttempt.Progress> news) {
        machine.change(session -> news.forEach(
                (claim, progress) -> session.createMutationQuery("update Job set progress = :fraction, stage = :stage"
                                + " where id = :id and state = 'running' and attempt = :attempt and worker = :worker")
                        .setParameter("fraction", progress.fraction())
                        .setParameter("stage", progress.stage())
                        .setParameter("id", claim.job().value())
                        .setParameter("attempt", claim.attempt())
                        .setParameter("worker", worker)
                        .executeUpdate()));
    }

    /** The jobs that this process still runs, with their attempts and whether somebody wants them cancelled. */
    record Current(JobId job, int attempt, boolean cancelRequested) {}

    /** Which of the jobs this process still runs: one that was taken from it is not among them. */
    List<Current> current(Collection<JobId> jobs) {
        return machine.read(session -> session.createSelectionQuery(
                        "select id, attempt, cancelRequested from Job where id in :ids and state = 'running' and worker = :worker",
                        Object[].class)
                .setParameter("ids", jobs.stream().map(JobId::value).toList())
                .setParameter("worker", worker)
                .getResultStream()
                .map(row -> new Current(new JobId((UUID) row[0]), (int) row[1], (boolean) row[2]))
                .toList());
    }

    /** The last jobs of a kind that succeeded on this machine, the newest first. */
    List<Pace.Past> past(String stored) {
        return machine.read(session -> session.createSelectionQuery(
                        "select workMicros, ranMicros from Job where kind = :kind and state = 'succeeded' and ranOn = :here"
                                + " order by stateSince desc",
                        Object[].class)
                .setParameter("kind", stored)
                .setParameter("here", here)
                .setMaxResults(Pace.REMEMBERED)
                .getResultStream()
                .map(row -> new Pace.Past(length((long) row[0]), length((long) row[1])))
                .toList());
    }

    /** What may start now, by lane and kind. */
    Map<String, Map<String, Pace.Waiting>> waiting() {
        return machine.read(session -> session.createSelectionQuery(
                        "select lane, kind, count(*), sum(workMicros) from Job where state = 'queued' and notBefore <= :now"
                                + " group by lane, kind",
                        Object[].class)
                .setParameter("now", now())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.toMap(
                                row -> (String) row[1],
                                row -> new Pace.Waiting((long) row[2], length((long) row[3]))))));
    }

    private static Duration length(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    /** Empty, here and below, if the attempt no longer counts and so nothing has changed. */
    Optional<JobState> succeed(JobClaim claim, Duration ran) {
        return leave(claim, new JobState.Succeeded(now()), "succeeded", "", job -> {
            job.ranMicros = ran.toNanos() / 1_000;
            job.ranOn = here;
        });
    }

    Optional<JobState> cancelled(JobClaim claim) {
        return leave(claim, new JobState.Cancelled(now()), "cancelled", "", job -> {});
    }

    /** The program closes: the job waits again, and this attempt does not count. */
    Optional<JobState> giveBack(JobClaim claim) {
        return leave(
                claim,
                new JobState.Queued(now()),
                "queued",
                "the program closed; this attempt does not count",
                job -> job.attempt--);
    }

    /** Another attempt if that may help and there is one left, else a dead letter. */
    Optional<JobState> fail(JobClaim claim, ErrorCode code, List<String> facts) {
        var state = afterFailure(claim, code, facts);
        var again = state instanceof JobState.Queued;
        var detail = code.id() + ": " + String.join(", ", facts);
        return leave(claim, state, again ? "retried" : state.name(), detail, job -> {
            if (job.state.equals("queued")) job.stage = code.id();
            if (code == ErrorCode.KILLS_PROGRAM) job.deaths++;
        });
    }

    /**
     * Whoever ran it is gone: the attempt counts if it had begun. Empty if there is nothing more to do.
     *
     * @param isolates whether attempts after a death run in processes of their own: then a job that has a death to its name
     *     is innocent of this one
     */
    Optional<JobState> died(JobId id, boolean isolates) {
        return machine.write(session -> {
            var job = locked(session, id);
            if (job == null || job.over()) return Optional.empty();
            if (!job.state.equals("running")) return Optional.of(new JobState.Queued(now().plus(AFTER_A_BROKEN_CLAIM)));
            var kind = job.jobKind();
            if (!worker.equals(job.worker)
                    && (job.deaths == 0 || !isolates || kind.forProject().isEmpty())) job.deaths++;
            var why = "whoever ran it is gone";
            var now = now();
            var state = afterDeath(job, kind, why, now);
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

    private JobState afterDeath(JobEntity job, JobKind kind, String why, Instant now) {
        if (job.cancelRequested) return new JobState.Cancelled(now);
        if (job.deaths >= MOST_DEATHS)
            return new JobState.Dead(now, ErrorCode.KILLS_PROGRAM, List.of(String.valueOf(job.deaths), kind.name()));
        if (rules.apply(kind).retries().exhausted(job.attempt))
            return new JobState.Dead(now, ErrorCode.UNEXPECTED, List.of(why));
        return new JobState.Queued(now);
    }

    /** Whether whoever claimed the row has renewed its heartbeat since; inside a transaction that stays so until its end. */
    boolean beatSince(String task, String instance, Instant heartbeat) {
        return machine.write(session -> {
            var row = session.find(
                    ScheduledTaskEntity.class, new ScheduledTaskKey(task, instance), LockModeType.PESSIMISTIC_WRITE);
            return row != null && row.lastHeartbeat != null && row.lastHeartbeat.isAfter(heartbeat);
        });
    }

    /** Where one process alone holds the database, every claim it finds at its start is a dead one's. */
    void forgetOldHeartbeats() {
        machine.change(ScheduledRows::forgetHeartbeats);
    }

    private JobState afterFailure(JobClaim claim, ErrorCode code, List<String> facts) {
        if (code == ErrorCode.DECISION_NEEDED) return new JobState.Parked(now(), code, facts);
        var retries = claim.rules().retries();
        if (!code.retryable() || retries.exhausted(claim.attempt())) return new JobState.Dead(now(), code, facts);
        return new JobState.Queued(now().plus(retries.delayAfter(claim.attempt(), code, random)));
    }

    private Optional<JobState> leave(
            JobClaim claim, JobState state, String what, String detail, Consumer<JobEntity> more) {
        return machine.write(session -> {
            var current = current(session, claim);
            if (current.isEmpty()) {
                machine.afterCommit(() -> tell(claim, "no longer counts"));
                return Optional.empty();
            }
            var job = current.get();
            var now = now();
            // Whoever wanted it cancelled while it failed does not want it tried again.
            var unwanted = state instanceof JobState.Queued && job.cancelRequested;
            var reached = unwanted ? new JobState.Cancelled(now) : state;
            job.move(reached, now);
            session.persist(
                    JobEventEntity.next(job, now, actor(), "running", unwanted ? reached.name() : what, detail));
            more.accept(job);
            others(session, job, reached, now);
            machine.afterCommit(() -> tell(claim, unwanted ? reached.name() : what));
            return Optional.of(reached);
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

    private Optional<JobEntity> current(Session session, JobClaim claim) {
        return Optional.ofNullable(locked(session, claim.job())).filter(job -> job.runs(claim.attempt(), worker));
    }

    private static @Nullable JobEntity locked(Session session, JobId id) {
        return session.find(JobEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private static void tell(JobClaim claim, String what) {
        log.info("{} {}", claim.told(), what);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
