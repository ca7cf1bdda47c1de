package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.job.JobState;
import com.cliply.engine.workspace.Access;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What becomes of the jobs that wait for others: released, parked, or waiting again. All in the caller's transaction. */
final class JobGraph {
    private final ScheduledRows rows;

    JobGraph(ScheduledRows rows) {
        this.rows = rows;
    }

    /**
     * Where a job that is new, or put back, has to stand, as its parents stand now.
     *
     * @param from the earliest start
     */
    JobState standing(Session session, UUID job, Instant from, Instant now) {
        var standing = blocked(session, job, now);
        if (standing != null) return standing;
        var open = openParents(session, job);
        return open > 0 ? new JobState.Waiting(open) : new JobState.Queued(from);
    }

    /** Takes a step, writes the line of history, and lets the job be claimed if it may start now. */
    void step(Session session, JobEntity job, JobState to, Instant now, String actor, String what, String detail) {
        var before = job.state;
        job.move(to, now);
        session.persist(JobEventEntity.next(job, now, actor, before, what, detail));
        if (to instanceof JobState.Queued queued) rows.add(job, queued.notBefore());
    }

    /** The parent has succeeded: whoever waited for nothing else may start. Returns those. */
    List<JobEntity> release(Session session, JobEntity parent, Instant now) {
        var children = children(session, parent.id);
        if (children.isEmpty()) return List.of();
        session.flush();
        return children.stream()
                .map(child -> locked(session, child))
                .filter(child -> child.state.equals("waiting"))
                .filter(child -> {
                    child.openParents = openParents(session, child.id);
                    if (child.openParents > 0) return false;
                    var from = child.notBefore.isAfter(now) ? child.notBefore : now;
                    step(session, child, new JobState.Queued(from), now, Access.MACHINE, "queued", "");
                    return true;
                })
                .toList();
    }

    /** The parent will not succeed by itself: all that wait for it, near and far, are parked with it as the reason. */
    void park(Session session, JobEntity parent, Instant now) {
        var reason = reason(parent, now);
        var open = new ArrayDeque<>(children(session, parent.id));
        while (!open.isEmpty()) {
            var child = locked(session, open.remove());
            if (!child.state.equals("waiting")) continue;
            step(session, child, reason, now, Access.MACHINE, "parked", String.join(", ", reason.facts()));
            open.addAll(children(session, child.id));
        }
    }

    /** The parent has another chance: whoever was parked and is held up by nobody else waits again. */
    void unpark(Session session, JobEntity parent, Instant now) {
        session.flush();
        var open = new ArrayDeque<>(children(session, parent.id));
        while (!open.isEmpty()) {
            var child = locked(session, open.remove());
            if (!child.state.equals("parked") || !ErrorCode.PARENT_FAILED.id().equals(child.errorCode)) continue;
            if (blocked(session, child.id, now) != null) continue;
            var waiting = new JobState.Waiting(openParents(session, child.id));
            step(session, child, waiting, now, Access.MACHINE, "waiting", "");
            session.flush();
            open.addAll(children(session, child.id));
        }
    }

    private static JobState.Parked reason(JobEntity parent, Instant now) {
        return new JobState.Parked(
                now,
                ErrorCode.PARENT_FAILED,
                List.of(parent.id.toString(), parent.jobKind().name()));
    }

    private static JobState.@Nullable Parked blocked(Session session, UUID job, Instant now) {
        return session.createSelectionQuery(
                        "select p from JobDependency d join Job p on p.id = d.id.parentId"
                                + " where d.id.jobId = :job and p.state in ('dead', 'cancelled', 'parked') order by p.id",
                        JobEntity.class)
                .setParameter("job", job)
                .setMaxResults(1)
                .getResultStream()
                .map(parent -> reason(parent, now))
                .findFirst()
                .orElse(null);
    }

    private static int openParents(Session session, UUID job) {
        return session.createSelectionQuery(
                        "select count(*) from JobDependency d join Job p on p.id = d.id.parentId"
                                + " where d.id.jobId = :job and p.state <> 'succeeded'",
                        Long.class)
                .setParameter("job", job)
                .getSingleResult()
                .intValue();
    }

    private static List<UUID> children(Session session, UUID parent) {
        return session.createSelectionQuery(
                        "select d.id.jobId from JobDependency d where d.id.parentId = :parent order by d.id.jobId",
                        UUID.class)
                .setParameter("parent", parent)
                .getResultList();
    }

    private static JobEntity locked(Session session, UUID job) {
        return session.find(JobEntity.class, job, LockModeType.PESSIMISTIC_WRITE);
    }
}
