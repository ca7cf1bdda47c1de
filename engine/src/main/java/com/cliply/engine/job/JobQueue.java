package com.cliply.engine.job;

import com.cliply.engine.error.InputException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of all work of a workspace: what is in it survives everything. */
public interface JobQueue {
    /**
     * Adds a job, in the caller's transaction if there is one; returns the one that is there if its key is known.
     *
     * @throws InputException {@code key_conflict} if the key is known for other work, {@code not_found} for a parent that is
     *     not there
     */
    JobId enqueue(JobOrder order);

    /** Adds a job that may start at once. */
    default JobId enqueue(JobKind kind) {
        return enqueue(JobOrder.of(kind));
    }

    Optional<Job> find(JobId id);

    /**
     * Those whose ids begin with these digits, in no order, at most {@code limit}.
     *
     * @param digits 1 to 32 hexadecimal ones, small, without hyphens
     */
    List<Job> beginningWith(String digits, int limit);

    /** The newest first. */
    List<Job> list(JobFilter filter);

    /** The newest first, at most {@code limit}. */
    default List<Job> newest(int limit) {
        return list(JobFilter.newest(limit));
    }

    /** All of a project, the oldest first. */
    List<Job> ofProject(ProjectId project);

    /** All of one wish: the job that it began with and whatever came of it, the oldest first. */
    List<Job> ofOrigin(JobId first);

    /** How many are in each state that occurs, by its stable name. */
    Map<String, Long> counts();

    /** How many are waiting, queued or running. */
    long unfinished();

    /** The oldest first. */
    List<JobEvent> history(JobId id);

    /** The jobs that must have succeeded before this one starts, in no order. */
    List<JobId> parents(JobId id);

    /**
     * Puts a dead or cancelled job back into the queue, with all its attempts before it; the jobs that were parked for its
     * sake wait again. One that waits for its next attempt starts at once. It leaves a line in the audit log.
     *
     * @throws InputException if it may start already, is running, parked or succeeded, or waits for other jobs
     */
    void retry(JobId id);

    /**
     * Ends a waiting or parked job at once and asks a running one to stop. It leaves a line in the audit log.
     *
     * @throws InputException if it has ended
     */
    void cancel(JobId id);
}
