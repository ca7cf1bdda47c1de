package com.cliply.engine.job;

import com.cliply.engine.error.InputException;
import java.time.ZoneId;
import java.util.List;

/** The work that comes back by the calendar. Each of its times makes one job, however many machines share the queue. */
public interface Recurrences {
    /**
     * Adds it, or changes the one of this name.
     *
     * @param cron five fields as in Unix, minute first
     * @throws InputException {@code cron_unreadable}
     */
    void put(String name, JobKind kind, String cron, ZoneId zone, Recurrence.MissedRuns missed);

    /**
     * Switches it on or off; switched on again, it goes on with the next time from now.
     *
     * @throws InputException {@code not_found}
     */
    void switchOn(String name, boolean on);

    /** By name. */
    List<Recurrence> all();

    /** Makes the jobs whose time has come, in the name of the machine; returns how many. */
    int enqueueDue();
}
