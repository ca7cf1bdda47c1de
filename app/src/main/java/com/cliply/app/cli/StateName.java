package com.cliply.app.cli;

import java.util.Locale;

/** The states of jobs, as they are typed. */
enum StateName {
    WAITING,
    QUEUED,
    RUNNING,
    PARKED,
    SUCCEEDED,
    DEAD,
    CANCELLED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
