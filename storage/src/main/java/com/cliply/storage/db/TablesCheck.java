package com.cliply.storage.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads every table to its end, and finds references that lead nowhere. */
final class TablesCheck implements ConsistencyCheck {
    /** One reference: columns of a table that name those of another. */
    private record Reference(String from, String to, List<String> columns, List<String> named) {
        String countOfLost() {
            var same = new ArrayList<String>();
            var given = new ArrayList<String>();
            for (int index = 0; index < columns.size(); index++) {
                same.add("o." + named.get(index) + " = r." + columns.get(index));
                given.add("r." + columns.get(index) + " is not null");
            }
            return "select count(*) from " + from + " r where " + String.join(" and ", given)
                    + " and not exists (select 1 from " + to + " o where " + String.join(" and ", same) + ")";
        }
    }

    /** A table by its names as they are. */
    private record TableName(String schema, String name) {
        String sql() {
            return quoted(schema, name);
        }
    }

    @Override
    public List<String> wrong(Connection connection) throws SQLException {
        var wrong = new ArrayList<String>();
        var tables = tableNames(connection);
        for (var table : tables) readAll(connection, table.sql());
        for (var reference : references(connection, tables)) {
            var lost = count(connection, reference.countOfLost());
            if (lost > 0)
                wrong.add("rows of " + reference.from() + " name a row of " + reference.to() + " that is not there: "
                        + lost);
        }
        return wrong;
    }

    /** The quoted names of all tables of people's data and of our bookkeeping. */
    static List<String> tables(Connection connection) throws SQLException {
        return tableNames(connection).stream().map(TableName::sql).toList();
    }

    private static List<TableName> tableNames(Connection connection) throws SQLException {
        var tables = new ArrayList<TableName>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select table_schema, table_name from information_schema.tables"
                        + " where table_type = 'BASE TABLE' and table_schema <> 'INFORMATION_SCHEMA'"
                        + " order by table_schema, table_name")) {
            while (rows.next()) tables.add(new TableName(rows.getString(1), rows.getString(2)));
        }
        return tables;
    }

    private static void readAll(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table)) {
            while (rows.next()) {
                // A row that cannot be read throws.
            }
        }
    }

    private static List<Reference> references(Connection connection, List<TableName> tables) throws SQLException {
        var references = new LinkedHashMap<String, Reference>();
        for (var table : tables) {
            try (var keys = connection.getMetaData().getImportedKeys(null, table.schema(), table.name())) {
                while (keys.next()) {
                    var to = quoted(keys.getString("PKTABLE_SCHEM"), keys.getString("PKTABLE_NAME"));
                    var reference = references.computeIfAbsent(
                            table.sql() + keys.getString("FK_NAME"),
                            name -> new Reference(table.sql(), to, new ArrayList<>(), new ArrayList<>()));
                    reference.columns().add(quoted(keys.getString("FKCOLUMN_NAME")));
                    reference.named().add(quoted(keys.getString("PKCOLUMN_NAME")));
                }
            }
        }
        return List.copyOf(references.values());
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String quoted(String... parts) {
        var quoted = new ArrayList<String>();
        for (var part : parts) quoted.add('"' + part.replace("\"", "\"\"") + '"');
        return String.join(".", quoted);
    }
}
