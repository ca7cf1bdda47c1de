package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.workspace.AuditLog;
import com.cliply.storage.db.Database;
import com.cliply.storage.workspace.HibernateWorkspaceStore;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of one workspace in the database: our row and db-scheduler's are written in one transaction. */
final class HibernateJobQueue implements JobQueue {
    private static final Logger log = LoggerFactory.getLogger(HibernateJobQueue.class);

    private final Database database;
    private final String actor;
    private final InstantSource clock;
    private final Ids ids;
    private final JobSignals signals;
    private final ScheduledRows rows;
    private final JobGraph graph;
    private final JobQueries queries;
    private final Function<JobKind, JobRules> rules;
    private final AuditLog audit;

    HibernateJobQueue(
            Database database,
            String actor,
            InstantSource clock,
            JobSignals signals,
            ScheduledRows rows,
            Function<JobKind, JobRules> rules,
            AuditLog audit) {
        this.database = database;
        this.actor = actor;
        this.clock = clock;
        this.signals = signals;
        this.rows = rows;
        this.rules = rules;
        this.audit = audit;
        ids = new Ids(clock);
        graph = new JobGraph(rows);
        queries = new JobQueries(database, signals);
    }

    @Override
    public JobId enqueue(JobOrder order) {
        return database.write(session -> known(session, order).orElseGet(() -> add(session, order)));
    }

    /** The job of the same key, if there is one; on a shared database others with a key wait until this one stands. */
    private Optional<JobId> known(Session session, JobOrder order) {
        var key = order.key();
        if (key == null) return Optional.empty();
        HibernateWorkspaceStore.lock(session, database.workspace());
        var same = session.createSelectionQuery("from Job where key = :key", JobEntity.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
        same.ifPresent(job -> {
            if (!job.kind.equals(JobJson.name(order.kind())) || !job.payload.equals(JobJson.write(order.kind())))
                throw new InputException(
                        ErrorCode.KEY_CONFLICT, key, job.jobKind().name());
        });
        return same.map(JobEntity::jobId);
    }

    private JobId add(Session session, JobOrder order) {
        var id = new JobId(ids.next());
        var now = now();
        var job = JobEntity.of(id, database.workspace().value(), order, rules.apply(order.kind()), now);
        // Whoever ends a parent locks it first: either it sees this job, or this job sees it ended.
        order.after().stream().sorted(Comparator.comparing(JobId::value)).forEach(parent -> locked(session, parent));
        job.take(new JobState.Queued(job.notBefore), now);
        session.persist(job);
        for (var parent : order.after()) {
            var dependency = new JobDependencyEntity();
            dependency.id = new JobDependencyKey(id.value(), parent.value());
            session.persist(dependency);
        }
        var standing = order.after().isEmpty()
                ? new JobState.Queued(job.notBefore)
                : graph.standing(session, job.id, job.notBefore, now);
        job.take(standing, now);
        session.persist(JobEventEntity.next(job, now, actor, "", "enqueued", detail(standing)));
        if (standing instanceof JobState.Queued queued) queue(job, queued.notBefore());
        database.afterCommit(
                () -> log.info("job {} {} enqueued", id, order.kind().name()));
        return id;
    }

    private static String detail(JobState standing) {
        return switch (standing) {
            case JobState.Waiting waiting -> "waits for " + waiting.parents();
            case JobState.Parked parked -> String.join(", ", parked.facts());
            default -> "";
        };
    }

    private void queue(JobEntity job, Instant from) {
        rows.add(job, from);
        var lane = job.lane;
        database.afterCommit(() -> signals.claim(lane));
    }

    @Override
    public void retry(JobId id) {
        database.change(session -> {
            var job = locked(session, id);
            var before = job.state;
            retry(session, job);
            audit.add("job.retry", id.toString(), "it was " + before);
        });
    }

    /** The same for a row that is locked already, with no line in the audit log. */
    void retry(Session session, JobEntity job) {
        var now = now();
        switch (job.state) {
            case "dead", "cancelled" -> {
                var standing = graph.standing(session, job.id, now, now);
                graph.step(session, job, standing, now, actor, "retried", "asked for");
                job.attempt = 0;
                // Who has taken a process with it before goes on in one of its own.
                job.deaths = Math.min(job.deaths, 1);
                graph.unpark(session, job, now);
            }
            case "queued" -> {
                if (!job.notBefore.isAfter(now) || !rows.remove(job))
                    throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "retry", "the job starts as soon as it can");
                graph.step(session, job, new JobState.Queued(now), now, actor, "retried", "at once, asked for");
            }
            default -> throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "retry", "the job is " + job.state);
        }
        var lane = job.lane;
        database.afterCommit(() -> {
            signals.claim(lane);
            log.info("job {} {} put back", job.id, job.kind);
        });
    }

    /** Lets a parked job start, whose row is locked already; those that were parked for its sake wait again. */
    void release(Session session, JobEntity job) {
        var now = now();
        graph.step(session, job, new JobState.Queued(now), now, actor, "released", "");
        job.attempt = 0;
        graph.unpark(session, job, now);
        var lane = job.lane;
        database.afterCommit(() -> signals.claim(lane));
    }

    /** Parks what waits for a job that has just ended without success. */
    void park(Session session, JobEntity job, Instant now) {
        graph.park(session, job, now);
    }

    @Override
    public void cancel(JobId id) {
        database.change(session -> {
            var job = locked(session, id);
            var before = job.state;
            if (job.over()) throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "cancel", "the job is " + job.state);
            if (job.state.equals("running") || (job.state.equals("queued") && !rows.remove(job))) {
                job.cancelRequested = true;
                database.afterCommit(() -> signals.cancel(id));
            } else {
                var now = now();
                graph.step(session, job, new JobState.Cancelled(now), now, actor, "cancelled", "");
                graph.park(session, job, now);
                var kind = job.jobKind();
                database.afterCommit(() -> signals.ended(id, kind, "cancelled"));
            }
            audit.add("job.cancel", id.toString(), "it was " + before);
            database.afterCommit(() -> log.info("job {} {} cancel asked for", id, job.kind));
        });
    }

    private static JobEntity locked(Session session, JobId id) {
        var job = session.find(JobEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (job == null) throw new InputException(ErrorCode.NOT_FOUND, id.toString(), "job");
        return job;
    }

    @Override
    public Optional<Job> find(JobId id) {
        return queries.find(id);
    }

    @Override
    public List<Job> beginningWith(String digits, int limit) {
        return queries.beginningWith(digits, limit);
    }

    @Override
    public List<Job> list(JobFilter filter) {
        return queries.list(filter);
    }

    @Override
    public List<Job> ofProject(ProjectId project) {
        return queries.ofProject(project);
    }

    @Override
    public List<Job> ofOrigin(JobId first) {
        return queries.ofOrigin(first);
    }

    @Override
    public Map<String, Long> counts() {
        return queries.counts();
    }

    @Override
    public long unfinished() {
        return queries.unfinished();
    }

    @Override
    public List<JobEvent> history(JobId id) {
        return queries.history(id);
    }

    @Override
    public List<JobId> parents(JobId id) {
        return queries.parents(id);
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
