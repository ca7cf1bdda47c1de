package com.cliply.engine.job;

import com.cliply.engine.id.JobId;
import com.cliply.engine.media.WorkMonitor;

/** What a handler may do while it runs an attempt. */
public interface JobContext {
    JobId job();

    /** Counted from 1. */
    int attempt();

    /**
     * A monitor for one stretch of the work; its progress moves the job's from one fraction to the other.
     *
     * @param stage what a person reads, as {@code analysing}
     * @param from 0..1
     * @param to 0..1, not below {@code from}
     */
    WorkMonitor stage(String stage, double from, double to);

    /**
     * Makes changes that all hold or none, and only while this attempt is the job's current one: a stale attempt stops here
     * and changes nothing.
     */
    void commit(Runnable changes);

    /** The same, and the changes outlive a power cut as soon as this returns: for what cannot be done again. */
    void commitDurably(Runnable changes);
}
