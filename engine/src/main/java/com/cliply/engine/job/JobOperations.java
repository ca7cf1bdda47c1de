package com.cliply.engine.job;

import com.cliply.engine.error.InputException;
import com.cliply.engine.id.JobId;
import java.time.Instant;
import java.util.Optional;

/** What an operator may do to the whole queue; each leaves a line in the audit log if it changed anything. */
public interface JobOperations {
    /**
     * Takes a running job from a worker that does not come back; that attempt changes nothing any more, the next one starts
     * at once.
     *
     * @throws InputException if it is not running
     */
    void unlock(JobId id);

    /**
     * Lets a job go on that was parked for a person's decision.
     *
     * @throws InputException if it is not parked for that
     */
    void release(JobId id);

    /** No job is started any more, on any machine that shares this queue; what runs goes on. Once is enough. */
    void pause(String reason);

    /** Ends a pause, if there is one. */
    void resume();

    Optional<QueuePause> pause();

    /** Puts all dead letters that are meant back into the queue, and returns how many they were. */
    int replay(JobFilter filter);

    /**
     * Forgets jobs that ended before the instant, with their histories and keys; in steps, none of which holds up others for
     * long. Jobs that others still wait for stay.
     *
     * @param filter its states must be such that end a job
     * @return how many
     */
    int purge(JobFilter filter, Instant endedBefore);

    /** Forgets all whose time is over by the rules of their kinds, and returns how many. */
    int purgeByRule();
}
