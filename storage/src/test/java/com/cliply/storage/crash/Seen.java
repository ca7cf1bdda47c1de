package com.cliply.storage.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands in the tables at one moment, read by plain SQL. */
final class Seen {
    record JobRow(String state, int attempt, boolean cancelRequested) {}

    record Line(int attempt, String from, String what, String detail) {}

    final Map<UUID, JobRow> jobs = new HashMap<>();
    final Map<UUID, List<Line>> histories = new LinkedHashMap<>();
    final Map<UUID, Set<UUID>> parents = new HashMap<>();
    /** How many rows of db-scheduler there are for each job. */
    final Map<UUID, Integer> scheduled = new HashMap<>();
    /** How many rows each attempt has committed. */
    final Map<Said.Attempt, Integer> done = new HashMap<>();
    /** For each transaction how many rows of each sort there are. */
    final Map<String, Map<String, Integer>> transactions = new TreeMap<>();

    /** What takes a row of an answer; columns count from 1. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Before anything was there. */
    static final Seen NOTHING = new Seen();

    private Seen() {}

    Seen(Connection connection) throws SQLException {
        each(
                connection,
                "select id, state, attempt, cancel_requested from job",
                row -> jobs.put(
                        row.getObject(1, UUID.class), new JobRow(row.getString(2), row.getInt(3), row.getBoolean(4))));
        each(
                connection,
                "select job_id, attempt, from_state, what, detail from job_event order by job_id, place",
                row -> histories
                        .computeIfAbsent(row.getObject(1, UUID.class), job -> new ArrayList<>())
                        .add(new Line(row.getInt(2), row.getString(3), row.getString(4), row.getString(5))));
        each(
                connection,
                "select job_id, parent_id from job_dependency",
                row -> parents.computeIfAbsent(row.getObject(1, UUID.class), job -> new HashSet<>())
                        .add(row.getObject(2, UUID.class)));
        each(
                connection,
                "select task_instance from scheduled_tasks",
                row -> scheduled.merge(UUID.fromString(row.getString(1)), 1, Integer::sum));
        each(connection, "select title from clip where title like '" + CrashWork.ROW + "%'", row -> {
            var words = row.getString(1).split(" ", 3);
            done.merge(new Said.Attempt(UUID.fromString(words[1]), Integer.parseInt(words[2])), 1, Integer::sum);
        });
        count(connection, "project", "select name from project");
        count(connection, "clip", "select title from clip where title like 'tx-%'");
        count(
                connection,
                "range",
                "select c.title from clip c join clip_range r on r.clip_id = c.id where c.title like 'tx-%'");
        count(connection, "source", "select substring(path from 9 for length(path) - 12) from source_media");
        count(connection, "audit", "select subject from audit_event where action = 'crash.tx'");
        count(
                connection,
                "job",
                "select p.name from job j join project p on p.id = j.project_id where j.kind = 'make-thumbnails/1'");
    }

    private void count(Connection connection, String sort, String sql) throws SQLException {
        each(
                connection,
                sql,
                row -> transactions
                        .computeIfAbsent(row.getString(1), tag -> new TreeMap<>())
                        .merge(sort, 1, Integer::sum));
    }

    private static void each(Connection connection, String sql, RowReader reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) reader.read(rows);
        }
    }

    Set<UUID> jobsIn(Set<String> states) {
        return jobs.entrySet().stream()
                .filter(job -> states.contains(job.getValue().state()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
