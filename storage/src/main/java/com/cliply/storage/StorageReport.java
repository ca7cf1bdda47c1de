package com.cliply.storage;

import java.util.Map;

/**
 * What a look into the data folder shows.
 *
 * @param engine stable name, {@code h2} or {@code postgresql}
 * @param jobs how many there are by the stable name of their state
 */
public record StorageReport(String engine, int schemaVersion, Map<String, Long> jobs) {
    public StorageReport {
        jobs = Map.copyOf(jobs);
    }
}
