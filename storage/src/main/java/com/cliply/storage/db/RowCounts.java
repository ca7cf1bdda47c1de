package com.cliply.storage.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows of all tables, of people's data and of our bookkeeping. */
public final class RowCounts {
    private RowCounts() {}

    /** How many rows every table has, by its name with its schema, as {@code PUBLIC.CLIP}. */
    public static Map<String, Long> of(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : TablesCheck.tables(connection))
            counts.put(table.replace("\"", ""), TablesCheck.count(connection, "select count(*) from " + table));
        return counts;
    }
}
