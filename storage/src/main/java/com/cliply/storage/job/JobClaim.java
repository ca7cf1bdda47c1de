package com.cliply.storage.job;

import com.cliply.engine.id.JobId;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import java.time.Duration;

/**
 * One attempt of a job as it was claimed: what is to be done, and by what a stale attempt is told from the current one.
 *
 * @param origin the first job of the wish that this one belongs to
 * @param stored the kind under its name in the table, with its version
 * @param size how much media is to be worked through, zero if that is not known
 * @param deaths how many processes the job has taken with it
 */
record JobClaim(
        JobId job,
        JobId origin,
        WorkspaceId workspace,
        JobKind kind,
        String stored,
        JobRules rules,
        int attempt,
        Duration size,
        int deaths,
        boolean cancelRequested) {
    static JobClaim of(JobEntity job, JobKind kind, JobRules rules) {
        return new JobClaim(
                job.jobId(),
                new JobId(job.originId),
                new WorkspaceId(job.workspaceId),
                kind,
                job.kind,
                rules,
                job.attempt,
                Duration.ofNanos(job.workMicros * 1_000),
                job.deaths,
                job.cancelRequested);
    }

    /** As the log tells of it. */
    String told() {
        return "job " + job + " " + kind.name() + " attempt " + attempt;
    }
}
