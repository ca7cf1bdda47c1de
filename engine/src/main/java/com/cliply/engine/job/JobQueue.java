package com.cliply.engine.job;

import com.cliply.engine.error.InputException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import java.util.List;
import java.util.Optional;

/** The table of all work: what is in it survives everything. */
public interface JobQueue {
    /** Adds a job that may start at once; in the caller's transaction if there is one. */
    JobId enqueue(JobKind kind);

    Optional<Job> find(JobId id);

    /** The newest first, at most {@code limit}. */
    List<Job> newest(int limit);

    /** All of a project, the oldest first. */
    List<Job> ofProject(ProjectId project);

    /** How many are queued or running. */
    long unfinished();

    /** The oldest first. */
    List<JobEvent> history(JobId id);

    /**
     * Puts a dead or cancelled job back into the queue, with all its attempts before it.
     *
     * @throws InputException if it is queued, running or succeeded
     */
    void retry(JobId id);

    /**
     * Ends a waiting job at once and asks a running one to stop.
     *
     * @throws InputException if it has ended
     */
    void cancel(JobId id);
}
