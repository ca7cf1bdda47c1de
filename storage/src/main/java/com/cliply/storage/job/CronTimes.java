package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The times that five fields mean, by the reader that db-scheduler brings. */
final class CronTimes {
    private static final String NEVER = "-";

    private final CronSchedule schedule;
    /** The same on a clock that is never set. */
    private final CronSchedule local;

    private final ZoneId zone;

    /**
     * @throws InputException {@code cron_unreadable}
     */
    CronTimes(String cron, ZoneId zone) {
        if (cron.strip().equals(NEVER)) throw unreadable(cron, "it never comes");
        try {
            schedule = new CronSchedule(cron.strip(), zone, CronStyle.UNIX);
            local = new CronSchedule(cron.strip(), ZoneOffset.UTC, CronStyle.UNIX);
            this.zone = zone;
        } catch (IllegalArgumentException error) {
            throw unreadable(
                    cron, String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static InputException unreadable(String cron, String why) {
        return new InputException(ErrorCode.CRON_UNREADABLE, cron, why);
    }

    /**
     * The first time after the instant. A time that is left out when summer comes is made up for as much later as the clock
     * is set forward, so that no night goes without its backup.
     */
    Instant after(Instant moment) {
        var next = next(schedule, moment);
        var change = zone.getRules().nextTransition(moment);
        if (change == null || !change.isGap() || !change.getInstant().isBefore(next)) return next;
        var leftOut = LocalDateTime.ofInstant(
                next(local, change.getDateTimeBefore().minusSeconds(1).toInstant(ZoneOffset.UTC)), ZoneOffset.UTC);
        if (!leftOut.isBefore(change.getDateTimeAfter())) return next;
        var madeUp = leftOut.atZone(zone).toInstant();
        return madeUp.isBefore(next) ? madeUp : next;
    }

    private static Instant next(CronSchedule schedule, Instant moment) {
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
