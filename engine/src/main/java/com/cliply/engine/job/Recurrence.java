package com.cliply.engine.job;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Work that comes back by the calendar.
 *
 * @param name what people call it; one of each in a workspace
 * @param cron five fields as in Unix, minute first: {@code 30 3 * * *}
 * @param zone whose clock the fields mean, so that 18:00 stays 18:00 when summer comes
 * @param missed what becomes of times at which no machine was on
 * @param next the next time, or null if it is switched off
 * @param last the newest time for which a job was made, or null
 */
public record Recurrence(
        String name,
        JobKind kind,
        String cron,
        ZoneId zone,
        MissedRuns missed,
        @Nullable Instant next,
        @Nullable Instant last) {
    /** What becomes of times at which no machine was on. */
    public enum MissedRuns {
        /** One job is made for all of them together, as soon as a machine is on. */
        RUN_ONCE,
        /** They are left out; five minutes late is not yet missed. */
        SKIP
    }
}
