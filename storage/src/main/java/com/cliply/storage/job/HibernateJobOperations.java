package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOperations;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.QueuePause;
import com.cliply.engine.workspace.AuditLog;
import com.cliply.storage.db.Database;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What an operator may do to the jobs of a workspace, and to the queue of all of them. */
final class HibernateJobOperations implements JobOperations {
    /** More rows would hold the write lane for too long. */
    private static final int BATCH = 100;

    private static final int MOST_AT_ONCE = 20 * BATCH;
    private static final String WAITED_FOR_BY_NOBODY =
            " and not exists (select 1 from JobDependency d join Job c on c.id = d.id.jobId"
                    + " where d.id.parentId = j.id and c.state in ('waiting', 'parked'))";

    private static final Set<String> ENDED = Set.of("succeeded", "dead", "cancelled");
    private static final int LONGEST_REASON = 1_000;

    private final Database database;
    private final String actor;
    private final InstantSource clock;
    private final JobSignals signals;
    private final HibernateJobQueue queue;
    private final AuditLog audit;
    private final Function<JobKind, JobRules> rules;

    HibernateJobOperations(
            Database database,
            String actor,
            InstantSource clock,
            JobSignals signals,
            HibernateJobQueue queue,
            AuditLog audit,
            Function<JobKind, JobRules> rules) {
        this.database = database;
        this.actor = actor;
        this.clock = clock;
        this.signals = signals;
        this.queue = queue;
        this.audit = audit;
        this.rules = rules;
    }

    @Override
    public void unlock(JobId id) {
        database.change(session -> {
            var job = session.find(JobEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (job == null) throw new InputException(ErrorCode.NOT_FOUND, id.toString(), "job");
            if (!job.state.equals("running"))
                throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "unlock", "the job is " + job.state);
            var now = now();
            var worker = job.worker;
            // Whoever wanted it cancelled does not want it done by another worker.
            JobState state = job.cancelRequested ? new JobState.Cancelled(now) : new JobState.Queued(now);
            job.move(state, now);
            session.persist(JobEventEntity.next(job, now, actor, "running", "unlocked", "taken from " + worker));
            session.flush();
            if (state instanceof JobState.Queued) ScheduledRows.release(session, job, now);
            else {
                ScheduledRows.forget(session, job);
                queue.park(session, job, now);
            }
            audit.add("job.unlock", id.toString(), "taken from " + worker);
            var lane = job.lane;
            database.afterCommit(() -> {
                signals.unlocked(id);
                signals.claim(lane);
            });
        });
    }

    @Override
    public void release(JobId id) {
        database.change(session -> {
            var job = session.find(JobEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (job == null) throw new InputException(ErrorCode.NOT_FOUND, id.toString(), "job");
            if (!job.state.equals("parked") || !ErrorCode.DECISION_NEEDED.id().equals(job.errorCode))
                throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "release", "the job is " + job.state);
            queue.release(session, job);
        });
    }

    @Override
    public void pause(String reason) {
        database.machine().change(session -> {
            if (session.find(QueuePauseEntity.class, QueuePauseEntity.ONLY) != null) return;
            var pause = new QueuePauseEntity();
            pause.id = QueuePauseEntity.ONLY;
            pause.since = now();
            pause.actor = actor;
            pause.reason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
            session.persist(pause);
            audit.add("queue.pause", "", pause.reason);
            database.afterCommit(signals::look);
        });
    }

    @Override
    public void resume() {
        database.machine().change(session -> {
            var pause = session.find(QueuePauseEntity.class, QueuePauseEntity.ONLY);
            if (pause == null) return;
            session.remove(pause);
            audit.add("queue.resume", "", "");
            database.afterCommit(signals::look);
        });
    }

    @Override
    public Optional<QueuePause> pause() {
        return pause(database);
    }

    static Optional<QueuePause> pause(Database database) {
        return database.machine()
                .read(session -> Optional.ofNullable(session.find(QueuePauseEntity.class, QueuePauseEntity.ONLY))
                        .map(QueuePauseEntity::toPause));
    }

    @Override
    public int replay(JobFilter filter) {
        var meant = filter.inStates(Set.of("dead"));
        var replayed = 0;
        while (replayed < filter.limit()) {
            var left = Math.min(BATCH, filter.limit() - replayed);
            var done = database.write(session -> {
                var jobs = JobQueries.entities(session, withLimit(meant, left));
                for (var job : jobs) {
                    // On a shared database somebody else may have put it back since it was found.
                    session.refresh(job, LockModeType.PESSIMISTIC_WRITE);
                    if (job.state.equals("dead")) queue.retry(session, job);
                }
                return jobs.size();
            });
            replayed += done;
            if (done < left) break;
        }
        if (replayed > 0) audit.add("job.replay", "", replayed + " dead letters");
        return replayed;
    }

    private static JobFilter withLimit(JobFilter filter, int limit) {
        return new JobFilter(
                filter.states(),
                filter.kinds(),
                filter.project(),
                filter.code(),
                filter.since(),
                filter.olderThan(),
                limit);
    }

    @Override
    public int purge(JobFilter filter, Instant endedBefore) {
        if (!ENDED.containsAll(filter.states()))
            throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "purge", "only ended jobs can be forgotten");
        var states = filter.states().isEmpty() ? ENDED : filter.states();
        var kinds = filter.kinds().stream().flatMap(JobPage::stored).toList();
        var purged = 0;
        for (var kind : kinds.isEmpty() ? kinds() : kinds) purged += purge(states, kind, endedBefore);
        if (purged > 0) audit.add("job.purge", "", purged + " ended before " + endedBefore);
        return purged;
    }

    @Override
    public int purgeByRule() {
        var purged = 0;
        for (var kind : kinds()) {
            var keep = rules.apply(sample(kind)).keep();
            purged += purge(ENDED, kind, clock.instant().minus(keep));
        }
        if (purged > 0) audit.add("job.purge", "", purged + " by rule");
        return purged;
    }

    private List<String> kinds() {
        return database.read(session -> session.createSelectionQuery("select distinct kind from Job", String.class)
                .getResultList());
    }

    private JobKind sample(String kind) {
        return database.read(session -> session.createSelectionQuery("from Job where kind = :kind", JobEntity.class)
                .setParameter("kind", kind)
                .setMaxResults(1)
                .getResultStream()
                .map(JobEntity::jobKind)
                .findFirst()
                .orElseGet(() -> new JobKind.Unknown(kind, Optional.empty())));
    }

    private int purge(Set<String> states, String kind, Instant before) {
        var purged = 0;
        while (true) {
            var old = old(states, kind, before);
            var gone = 0;
            for (var from = 0; from < old.size(); from += BATCH)
                gone += forget(old.subList(from, Math.min(old.size(), from + BATCH)), states);
            purged += gone;
            // Who was put back, or is waited for since we looked, would be found again and again.
            if (gone == 0) return purged;
        }
    }

    /** Looked for beside the write lane, since it may take long. */
    private List<UUID> old(Set<String> states, String kind, Instant before) {
        return database.read(session -> states.stream()
                .flatMap(state -> session.createSelectionQuery(
                                "select j.id from Job j where j.kind = :kind and j.state = :state and j.stateSince < :before"
                                        + WAITED_FOR_BY_NOBODY,
                                UUID.class)
                        .setParameter("kind", kind)
                        .setParameter("state", state)
                        .setParameter("before", before)
                        .setMaxResults(MOST_AT_ONCE)
                        .getResultStream())
                .toList());
    }

    /** One by one: H2 would find a list of ids only by reading the whole table. */
    private int forget(List<UUID> old, Set<String> states) {
        return database.write(session -> {
            var one = session.createMutationQuery(
                            "delete from Job j where j.id = :id and j.state in :states" + WAITED_FOR_BY_NOBODY)
                    .setParameter("states", states);
            return old.stream()
                    .mapToInt(id -> one.setParameter("id", id).executeUpdate())
                    .sum();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
