package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobRunner;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.storage.db.Database;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of all work in the database: our row and db-scheduler's are written in one transaction. */
public final class JobTable implements JobQueue {
    private static final Logger log = LoggerFactory.getLogger(JobTable.class);

    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private final SchedulerClient scheduled;
    private final JobSignals signals = new JobSignals();

    public JobTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.scheduled = Scheduling.client(database);
    }

    public static List<Class<?>> entities() {
        return List.of(JobEntity.class, JobEventEntity.class, ScheduledTaskEntity.class);
    }

    /** Who runs what is in this table, in this process. */
    public JobRunner runner(JobHandlers handlers, Events events, RetryPolicy retries) {
        return new ScheduledJobRunner(database, clock, signals, handlers, events, retries);
    }

    @Override
    public JobId enqueue(JobKind kind) {
        var id = new JobId(ids.next());
        var now = now();
        database.change(session -> {
            var job = JobEntity.of(id, kind, now);
            session.persist(job);
            session.persist(JobEventEntity.next(job, now, "enqueued", ""));
            wait(id, now);
        });
        database.afterCommit(() -> log.info("job {} {} enqueued", id, kind.name()));
        return id;
    }

    @Override
    public void retry(JobId id) {
        var now = now();
        database.change(session -> {
            var job = locked(session, id);
            if (!job.state.equals("dead") && !job.state.equals("cancelled"))
                throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "retry", "the job is " + job.state);
            job.move(new JobState.Queued(now), now);
            job.attempt = 0;
            session.persist(JobEventEntity.next(job, now, "retried", "asked for"));
            wait(id, now);
            database.afterCommit(() -> log.info("job {} {} put back", id, job.kind));
        });
    }

    @Override
    public void cancel(JobId id) {
        var now = now();
        database.change(session -> {
            var job = locked(session, id);
            if (job.ended()) throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "cancel", "the job is " + job.state);
            if (job.state.equals("running") || !stopWaiting(id)) {
                job.cancelRequested = true;
                database.afterCommit(() -> signals.cancel(id));
            } else {
                job.move(new JobState.Cancelled(now), now);
                session.persist(JobEventEntity.next(job, now, "cancelled", ""));
                database.afterCommit(signals::settle);
            }
            database.afterCommit(() -> log.info("job {} {} cancel asked for", id, job.kind));
        });
    }

    private void wait(JobId id, Instant from) {
        scheduled.scheduleIfNotExists(new TaskInstance<>(Scheduling.TASK, id.toString()), from);
        database.afterCommit(signals::claim);
    }

    /** Takes back what waits to be claimed; false if it has just been claimed. */
    private boolean stopWaiting(JobId id) {
        try {
            scheduled.cancel(new TaskInstance<>(Scheduling.TASK, id.toString()));
            return true;
        } catch (TaskInstanceNotFoundException nothingWaits) {
            return true;
        } catch (TaskInstanceCurrentlyExecutingException claimed) {
            return false;
        }
    }

    private static JobEntity locked(Session session, JobId id) {
        var job = session.find(JobEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (job == null) throw new InputException(ErrorCode.NOT_FOUND, id.toString(), "job");
        return job;
    }

    @Override
    public Optional<Job> find(JobId id) {
        return list(session -> session.createSelectionQuery("from Job where id = :id", JobEntity.class)
                        .setParameter("id", id.value())
                        .getResultList())
                .stream()
                .findFirst();
    }

    @Override
    public List<Job> newest(int limit) {
        return list(
                session -> session.createSelectionQuery("from Job order by enqueuedAt desc, id desc", JobEntity.class)
                        .setMaxResults(limit)
                        .getResultList());
    }

    @Override
    public List<Job> ofProject(ProjectId project) {
        return list(session -> session.createSelectionQuery(
                        "from Job where projectId = :project order by enqueuedAt, id", JobEntity.class)
                .setParameter("project", project.value())
                .getResultList());
    }

    private List<Job> list(Function<Session, List<JobEntity>> question) {
        return database.read(session -> {
            var jobs = question.apply(session);
            var someRun = jobs.stream().anyMatch(job -> job.state.equals("running"));
            var heartbeats = someRun ? heartbeats(session) : Map.<UUID, Instant>of();
            return jobs.stream()
                    .map(job -> job.toJob(heartbeats.getOrDefault(job.id, job.stateSince)))
                    .toList();
        });
    }

    /** Only what runs has one, so there are few. */
    private static Map<UUID, Instant> heartbeats(Session session) {
        return session.createSelectionQuery(
                        "from ScheduledTask where id.task = :task and picked and lastHeartbeat is not null",
                        ScheduledTaskEntity.class)
                .setParameter("task", Scheduling.TASK)
                .getResultStream()
                .collect(Collectors.toMap(row -> UUID.fromString(row.id.instance()), row -> row.lastHeartbeat));
    }

    @Override
    public long unfinished() {
        return database.read(session -> session.createSelectionQuery(
                        "select count(*) from Job where state in ('queued', 'running')", Long.class)
                .getSingleResult());
    }

    /** How many jobs are in each state that occurs, by its stable name. */
    public Map<String, Long> counts() {
        return database.read(session -> session.createSelectionQuery(
                        "select state, count(*) from Job group by state", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> (Long) row[1], (first, second) -> first, TreeMap::new)));
    }

    @Override
    public List<JobEvent> history(JobId id) {
        return database.read(session -> session.createSelectionQuery(
                        "from JobEvent where id.jobId = :job order by id.place", JobEventEntity.class)
                .setParameter("job", id.value())
                .getResultStream()
                .map(JobEventEntity::toEvent)
                .toList());
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
