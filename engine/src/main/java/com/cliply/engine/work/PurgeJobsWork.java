package com.cliply.engine.work;

import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOperations;

/** Forgets the ended jobs whose time is over; what was forgotten before it was killed stays so. */
public final class PurgeJobsWork implements JobHandler<JobKind.PurgeJobs> {
    private final JobOperations operations;

    public PurgeJobsWork(JobOperations operations) {
        this.operations = operations;
    }

    @Override
    public Class<JobKind.PurgeJobs> kind() {
        return JobKind.PurgeJobs.class;
    }

    @Override
    public void run(JobKind.PurgeJobs kind, JobContext context) {
        context.stage("purging", 0, 1);
        operations.purgeByRule();
    }
}
