package com.cliply.engine.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.id.WorkspaceId;

/** Runs the handler of a job in a process of its own, so that what kills it leaves this one alive. */
public interface AttemptIsolation {
    /**
     * Returns when the handler has returned there. What the handler does to stores and through its context happens here, on
     * the calling thread.
     *
     * @throws StudioException what the handler threw; {@link ErrorCode#KILLS_PROGRAM} if its process ended without a result
     * @throws CancelledException if it stopped because the context's monitors told it to
     */
    void run(WorkspaceId workspace, JobKind kind, JobContext context);
}
