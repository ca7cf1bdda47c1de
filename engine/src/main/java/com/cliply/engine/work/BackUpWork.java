package com.cliply.engine.work;

import com.cliply.engine.backup.Backups;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import java.util.Optional;

/** Makes the backup of the night. One that is cut off leaves nothing that could be taken for a backup; the next try begins anew. */
public final class BackUpWork implements JobHandler<JobKind.BackUp> {
    private final Backups backups;

    /**
     * @param backups such that ask nobody for anything: nobody may be there
     */
    public BackUpWork(Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<JobKind.BackUp> kind() {
        return JobKind.BackUp.class;
    }

    @Override
    public void run(JobKind.BackUp kind, JobContext context) {
        context.stage("backing up", 0, 1);
        // The key that only the first backup shows: recurring ones begin after it.
        backups.make(Optional.empty(), false).firstKey().ifPresent(key -> key.close());
    }
}
