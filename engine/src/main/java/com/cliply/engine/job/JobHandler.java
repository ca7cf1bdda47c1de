package com.cliply.engine.job;

/**
 * Does the work of one kind. It must be able to run again after it was killed anywhere: it looks at what is already there.
 * How it ends: it returns, or it throws; a {@link com.cliply.engine.error.StudioException} says whether trying again helps.
 */
public interface JobHandler<K extends JobKind> {
    /** The kind this handles. */
    Class<K> kind();

    void run(K kind, JobContext context);
}
