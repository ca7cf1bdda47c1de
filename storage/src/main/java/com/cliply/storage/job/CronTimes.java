package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Instant;
import java.time.ZoneId;

/** The times that five fields mean, by the reader that db-scheduler brings. */
final class CronTimes {
    private static final String NEVER = "-";

    private final CronSchedule schedule;

    /**
     * @throws InputException {@code cron_unreadable}
     */
    CronTimes(String cron, ZoneId zone) {
        if (cron.strip().equals(NEVER)) throw unreadable(cron, "it never comes");
        try {
            schedule = new CronSchedule(cron.strip(), zone, CronStyle.UNIX);
        } catch (IllegalArgumentException error) {
            throw unreadable(
                    cron, String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static InputException unreadable(String cron, String why) {
        return new InputException(ErrorCode.CRON_UNREADABLE, cron, why);
    }

    /** The first time after the instant. */
    Instant after(Instant moment) {
        return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(moment));
    }

    /** The newest time at or before the end, counted from one that is known; the known one if there is none between. */
    Instant newest(Instant known, Instant end) {
        var newest = known;
        // After a year of silence, minutes would be counted for long: only the last day matters to anybody.
        var dayBefore = end.minusSeconds(86_400);
        if (known.isBefore(dayBefore) && !after(dayBefore).isAfter(end)) newest = after(dayBefore);
        for (var next = after(newest); !next.isAfter(end); next = after(next)) newest = next;
        return newest;
    }
}
