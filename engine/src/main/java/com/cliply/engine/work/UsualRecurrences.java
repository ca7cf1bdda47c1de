package com.cliply.engine.work;

import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.Recurrence.MissedRuns;
import com.cliply.engine.job.Recurrences;
import java.time.ZoneId;

/** The work that comes back in every workspace, until a person changes it or switches it off. */
public final class UsualRecurrences {
    private final ZoneId zone;

    /**
     * @param zone whose nights are meant
     */
    public UsualRecurrences(ZoneId zone) {
        this.zone = zone;
    }

    /** Adds what is not there yet; what is there stays as it is, switched on or off. */
    public void addTo(Recurrences recurrences) {
        add(recurrences, "purge", new JobKind.PurgeJobs(), "40 3 * * *");
    }

    /** The same for the backup of the night, which is wanted once a person has seen the recovery key of the first one. */
    public void addBackupTo(Recurrences recurrences) {
        add(recurrences, "backup", new JobKind.BackUp(), "30 3 * * *");
    }

    private void add(Recurrences recurrences, String name, JobKind kind, String cron) {
        if (recurrences.all().stream().noneMatch(known -> known.name().equals(name)))
            recurrences.put(name, kind, cron, zone, MissedRuns.RUN_ONCE);
    }
}
