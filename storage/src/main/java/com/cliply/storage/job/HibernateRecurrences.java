package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobPriority;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.Recurrence;
import com.cliply.engine.job.Recurrence.MissedRuns;
import com.cliply.engine.job.Recurrences;
import com.cliply.engine.workspace.AuditLog;
import com.cliply.storage.db.Database;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recurring work of one workspace in the database. */
final class HibernateRecurrences implements Recurrences {
    private static final Logger log = LoggerFactory.getLogger(HibernateRecurrences.class);

    /** Later than this, a time is a missed one. */
    private static final Duration STILL_IN_TIME = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private final AuditLog audit;
    private final Function<Database, JobQueue> queueOf;

    /**
     * @param queueOf the queue of the workspace that a view of the database is for, in the name of the machine
     */
    HibernateRecurrences(Database database, InstantSource clock, AuditLog audit, Function<Database, JobQueue> queueOf) {
        this.database = database;
        this.clock = clock;
        ids = new Ids(clock);
        this.audit = audit;
        this.queueOf = queueOf;
    }

    @Override
    public void put(String name, JobKind kind, String cron, ZoneId zone, MissedRuns missed) {
        var next = new CronTimes(cron, zone).after(now());
        database.change(session -> {
            var known = locked(session, name);
            var entity = known == null ? new JobRecurrenceEntity() : known;
            entity.kind = JobJson.name(kind);
            entity.payload = JobJson.write(kind);
            entity.cron = cron.strip();
            entity.zone = zone.getId();
            entity.missed = missed.name();
            entity.nextAt = next;
            if (known == null) {
                entity.id = ids.next();
                entity.name = name;
                session.persist(entity);
            }
            audit.add("recurrence.put", name, entity.kind + " at " + entity.cron + " " + entity.zone);
        });
    }

    @Override
    public void switchOn(String name, boolean on) {
        database.change(session -> {
            var entity = locked(session, name);
            if (entity == null) throw new InputException(ErrorCode.NOT_FOUND, name, "recurrence");
            if ((entity.nextAt != null) == on) return;
            entity.nextAt = on ? times(entity).after(now()) : null;
            audit.add(on ? "recurrence.on" : "recurrence.off", name, "");
        });
    }

    private static @Nullable JobRecurrenceEntity locked(Session session, String name) {
        return session.createSelectionQuery("from JobRecurrence where name = :name", JobRecurrenceEntity.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Recurrence> all() {
        return database.read(
                session -> session.createSelectionQuery("from JobRecurrence order by name", JobRecurrenceEntity.class)
                        .getResultStream()
                        .map(JobRecurrenceEntity::toRecurrence)
                        .toList());
    }

    @Override
    public int enqueueDue() {
        var now = now();
        var due = database.read(session -> session.createSelectionQuery(
                        "from JobRecurrence where nextAt <= :now order by nextAt", JobRecurrenceEntity.class)
                .setParameter("now", now)
                .getResultList());
        var made = 0;
        for (var seen : due) if (tried(seen, now)) made++;
        return made;
    }

    /** One that cannot be made, as of a kind of a newer version, does not hold up the others. */
    private boolean tried(JobRecurrenceEntity seen, Instant now) {
        try {
            return enqueue(seen, now);
        } catch (RuntimeException error) {
            log.warn("recurrence {} could not be enqueued", seen.name, error);
            return false;
        }
    }

    /** One transaction each: the time moves on if and only if the job stands. */
    private boolean enqueue(JobRecurrenceEntity seen, Instant now) {
        var own = database.in(new WorkspaceId(seen.workspaceId));
        return own.write(session -> {
            var entity = session.find(JobRecurrenceEntity.class, seen.id, LockModeType.PESSIMISTIC_WRITE);
            if (entity == null || entity.nextAt == null || entity.nextAt.isAfter(now)) return false;
            var times = times(entity);
            var meant = times.newest(entity.nextAt, now);
            entity.nextAt = times.after(now);
            var missed = meant.plus(STILL_IN_TIME).isBefore(now);
            if (missed && entity.missed.equals(MissedRuns.SKIP.name())) {
                log.info("recurrence {} missed {}", entity.name, meant);
                return false;
            }
            entity.lastAt = meant;
            var order = JobOrder.of(JobJson.read(entity.kind, null, entity.payload))
                    .withPriority(JobPriority.LOW)
                    .withKey("recurrence " + entity.name + " " + meant);
            var _ = queueOf.apply(own).enqueue(order);
            return true;
        });
    }

    private static CronTimes times(JobRecurrenceEntity entity) {
        return new CronTimes(entity.cron, ZoneId.of(entity.zone));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
