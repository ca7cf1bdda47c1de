package com.cliply.engine.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * One backup of an installation: a file that holds all tables as they were at one moment. A file under its final name was proven:
 * it was restored on trial and gave back every row.
 *
 * @param product the version of Cliply that made it
 * @param rows how many rows each table had
 * @param bytes the size of the file
 */
public record Backup(Path file, Instant madeAt, String product, int schemaVersion, Map<String, Long> rows, long bytes) {
    public Backup {
        rows = Map.copyOf(rows);
    }

    /** How many rows there are in all tables together. */
    public long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
