package com.cliply.storage.job;

import com.cliply.engine.id.JobId;
import java.util.Optional;

/** The wish that the calling thread works for: what a job enqueues belongs to the wish that the job belongs to. */
final class JobOrigin {
    private static final ScopedValue<JobId> CURRENT = ScopedValue.newInstance();

    private JobOrigin() {}

    static Optional<JobId> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    static void within(JobId origin, Runnable work) {
        ScopedValue.where(CURRENT, origin).run(work);
    }
}
