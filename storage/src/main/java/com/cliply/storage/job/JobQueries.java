package com.cliply.storage.job;

import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobFilter;
import com.cliply.storage.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads jobs; each list takes a fixed number of statements. */
final class JobQueries {
    private static final int ID_DIGITS = 32;
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,32}");

    private final Database database;
    private final JobSignals signals;

    JobQueries(Database database, JobSignals signals) {
        this.database = database;
        this.signals = signals;
    }

    Optional<Job> find(JobId id) {
        return list(session -> session.createSelectionQuery("from Job where id = :id", JobEntity.class)
                        .setParameter("id", id.value())
                        .getResultList())
                .stream()
                .findFirst();
    }

    List<Job> beginningWith(String digits, int limit) {
        if (!DIGITS.matcher(digits).matches()) throw new IllegalArgumentException(digits);
        var missing = ID_DIGITS - digits.length();
        return list(session -> session.createSelectionQuery("from Job where id between :low and :high", JobEntity.class)
                .setParameter("low", id(digits + "0".repeat(missing)))
                .setParameter("high", id(digits + "f".repeat(missing)))
                .setMaxResults(limit)
                .getResultList());
    }

    private static UUID id(String digits) {
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }

    List<Job> list(JobFilter filter) {
        return list(session -> entities(session, filter));
    }

    /** The rows that are meant, the newest first. */
    static List<JobEntity> entities(Session session, JobFilter filter) {
        return new JobPage(session, filter).rows();
    }

    List<Job> ofProject(ProjectId project) {
        return list(session -> session.createSelectionQuery(
                        "from Job where projectId = :project order by enqueuedAt, id", JobEntity.class)
                .setParameter("project", project.value())
                .getResultList());
    }

    List<Job> ofOrigin(JobId first) {
        return list(session -> session.createSelectionQuery(
                        "from Job where originId = :first order by enqueuedAt, id", JobEntity.class)
                .setParameter("first", first.value())
                .getResultList());
    }

    private List<Job> list(Function<Session, List<JobEntity>> question) {
        return database.read(session -> {
            var jobs = question.apply(session);
            var someRun = jobs.stream().anyMatch(job -> job.state.equals("running"));
            var heartbeats = someRun ? ScheduledRows.heartbeats(session) : Map.<UUID, Instant>of();
            return jobs.stream()
                    .map(job -> job.toJob(heartbeats.getOrDefault(job.id, job.stateSince), signals.left(job.jobId())))
                    .toList();
        });
    }

    /** How many jobs are in each state that occurs, by its stable name. */
    Map<String, Long> counts() {
        return database.read(session -> session.createSelectionQuery(
                        "select state, count(*) from Job group by state", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> (Long) row[1], (first, second) -> first, TreeMap::new)));
    }

    long unfinished() {
        return database.read(session -> session.createSelectionQuery(
                        "select count(*) from Job where state in ('waiting', 'queued', 'running')", Long.class)
                .getSingleResult());
    }

    List<JobEvent> history(JobId id) {
        return database.read(session -> session.createSelectionQuery(
                        "from JobEvent where id.jobId = :job order by id.place", JobEventEntity.class)
                .setParameter("job", id.value())
                .getResultStream()
                .map(JobEventEntity::toEvent)
                .toList());
    }

    List<JobId> parents(JobId id) {
        return database.read(session -> session.createSelectionQuery(
                        "select d.id.parentId from JobDependency d where d.id.jobId = :job", UUID.class)
                .setParameter("job", id.value())
                .getResultStream()
                .map(JobId::new)
                .toList());
    }
}
