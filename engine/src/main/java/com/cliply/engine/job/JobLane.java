package com.cliply.engine.job;

import java.util.Locale;

/** What work of a kind wears out; each lane has its own number of jobs that run at once on a machine. */
public enum JobLane {
    /** All cores: analysing, rendering. One at a time unless the machine's manners say otherwise. */
    HEAVY,
    /** A moment of disk and processor: probing, thumbnails, keeping house. */
    LIGHT,
    /** Mostly waiting for somebody else's server. */
    NETWORK;

    /** The stable name in tables and texts. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
