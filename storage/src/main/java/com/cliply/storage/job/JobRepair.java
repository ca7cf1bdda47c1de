package com.cliply.storage.job;

import com.cliply.engine.job.JobState;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.db.Database;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether our rows and db-scheduler's fit together, and puts right what does not. They are written in one transaction,
 * so this finds nothing unless a database was torn or edited by hand; but a job without a row of its own there would wait for
 * ever without anybody noticing.
 */
final class JobRepair {
    private static final Logger log = LoggerFactory.getLogger(JobRepair.class);

    /** More rows would hold the write lane for too long. */
    private static final int BATCH = 100;

    private final Database machine;
    private final InstantSource clock;
    private final ScheduledRows rows;

    /**
     * @param machine sees the jobs of all workspaces
     */
    JobRepair(Database machine, InstantSource clock, ScheduledRows rows) {
        this.machine = machine;
        this.clock = clock;
        this.rows = rows;
    }

    /** Returns how many rows it had to put right. */
    int repair() {
        var lost = new ArrayList<UUID>();
        var strangers = new ArrayList<ScheduledTaskKey>();
        machine.read(session -> {
            compare(session, lost, strangers);
            return true;
        });
        batches(lost, (session, id) -> wake(session, id));
        batches(strangers, JobRepair::remove);
        var repaired = lost.size() + strangers.size();
        if (repaired > 0)
            log.warn("jobs that waited for nobody: {}; rows without a job: {}", lost.size(), strangers.size());
        return repaired;
    }

    /** Both lists are read at one moment, so what others are writing meanwhile is in both or in neither. */
    private static void compare(Session session, List<UUID> lost, List<ScheduledTaskKey> strangers) {
        Map<ScheduledTaskKey, UUID> expected = new HashMap<>();
        session.createSelectionQuery("select id, lane from Job where state in ('queued', 'running')", Object[].class)
                .getResultStream()
                .forEach(job -> expected.put(
                        new ScheduledTaskKey(Scheduling.task((String) job[1]), job[0].toString()), (UUID) job[0]));
        Set<ScheduledTaskKey> found =
                new HashSet<>(session.createSelectionQuery("select id from ScheduledTask", ScheduledTaskKey.class)
                        .getResultList());
        expected.forEach((key, job) -> {
            if (!found.contains(key)) lost.add(job);
        });
        found.stream().filter(key -> !expected.containsKey(key)).forEach(strangers::add);
    }

    /** What to do with one of many. */
    private interface Step<T> {
        void take(Session session, T one);
    }

    private <T> void batches(List<T> all, Step<T> step) {
        for (int from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(all.size(), from + BATCH));
            machine.change(session -> batch.forEach(one -> step.take(session, one)));
        }
    }

    private void wake(Session session, UUID id) {
        var job = session.find(JobEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job == null) return;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (job.state.equals("running")) {
            job.move(new JobState.Queued(now), now);
            session.persist(JobEventEntity.next(job, now, Access.MACHINE, "running", "queued", "it was lost"));
        } else if (job.state.equals("queued")) {
            session.persist(JobEventEntity.next(job, now, Access.MACHINE, "queued", "queued", "it was lost"));
        } else {
            return;
        }
        rows.add(job, job.notBefore);
    }

    private static void remove(Session session, ScheduledTaskKey key) {
        session.createMutationQuery("delete from ScheduledTask where id.task = :task and id.instance = :job")
                .setParameter("task", key.task())
                .setParameter("job", key.instance())
                .executeUpdate();
    }
}
