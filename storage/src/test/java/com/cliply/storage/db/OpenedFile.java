package com.cliply.storage.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the database of a data folder as another program would, when no studio has it open. */
public final class OpenedFile {
    private final String url;

    public OpenedFile(Path folder) {
        url = "jdbc:h2:file:" + folder.resolve("db").resolve("studio") + ";TRACE_LEVEL_FILE=0";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }

    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All rows of all tables, each as text by the name of its column; tables and rows in a fixed order. */
    public Map<String, List<Map<String, String>>> rows() throws SQLException {
        var all = new TreeMap<String, List<Map<String, String>>>();
        try (var connection = connect()) {
            for (var table : TablesCheck.tables(connection)) {
                var rows = new ArrayList<Map<String, String>>();
                try (var statement = connection.createStatement();
                        var found = statement.executeQuery("select * from " + table)) {
                    while (found.next()) {
                        var row = new TreeMap<String, String>();
                        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++)
                            row.put(found.getMetaData().getColumnName(column), String.valueOf(found.getString(column)));
                        rows.add(row);
                    }
                }
                rows.sort((one, other) -> one.toString().compareTo(other.toString()));
                all.put(table.replace("\"", ""), rows);
            }
        }
        return all;
    }
}
