package com.cliply.engine.job;

import java.util.Locale;

/** Why a lane starts no jobs, though there may be some. */
public enum HoldReason {
    /** Somebody paused the queue. */
    PAUSED,
    /** The machine runs on its battery. */
    ON_BATTERY,
    /** It is day, and heavy work is wanted at night only. */
    OUTSIDE_NIGHT;

    /** The stable name in texts. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
