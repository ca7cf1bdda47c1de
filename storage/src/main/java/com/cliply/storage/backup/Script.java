package com.cliply.storage.backup;

import com.cliply.storage.db.RowCounts;
import com.cliply.storage.vault.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** The payload of a backup: all of a database as SQL, compressed and encrypted by H2 under a password of its own. */
final class Script {
    private static final String HOW = " compression deflate cipher aes password ?";
    private static final int PASSWORD_BYTES = 32;

    private Script() {}

    /**
     * Writes what a transaction sees, and counts the rows that it sees: both are of the same moment, whatever is written meanwhile.
     *
     * @param connection sees one moment; the transaction has not begun
     */
    static Map<String, Long> write(Connection connection, Path payload, Secret secret) throws SQLException {
        var counts = RowCounts.of(connection);
        run(connection, "script nosettings to ?" + HOW, payload, secret);
        return counts;
    }

    /**
     * Runs an authenticated payload, which is SQL with all rights, into a new database.
     *
     * @param base the file of the new database without its ending, in a folder for its owner alone
     * @return how many rows each table has then
     */
    static Map<String, Long> restore(Path payload, Secret secret, Path base) throws SQLException {
        if (base.toString().contains(";")) throw new SQLException("a folder with ';' in its name: " + base);
        // It may be written lazily: until it is closed nobody relies on it.
        var url = "jdbc:h2:file:" + base + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            run(connection, "runscript from ?" + HOW, payload, secret);
            var counts = RowCounts.of(connection);
            statement.execute("shutdown");
            return counts;
        }
    }

    /** The password is a value of the statement and no part of its text, which errors quote. */
    private static void run(Connection connection, String sql, Path payload, Secret secret) throws SQLException {
        try (var derived = secret.derive("cliply backup payload v1", PASSWORD_BYTES);
                var statement = connection.prepareStatement(sql)) {
            var bytes = derived.copy();
            statement.setString(1, payload.toString());
            statement.setString(2, HexFormat.of().formatHex(bytes));
            Arrays.fill(bytes, (byte) 0);
            statement.execute();
        }
    }
}
