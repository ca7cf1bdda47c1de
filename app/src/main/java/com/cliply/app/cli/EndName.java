package com.cliply.app.cli;

import java.util.Locale;

/** The states in which a job is over, as they are typed. */
enum EndName {
    SUCCEEDED,
    DEAD,
    CANCELLED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
