package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Brings a schema to the version that this program speaks. */
final class SchemaMigrator {
    /** The number of the newest migration. */
    static final int NEWEST = 2;

    private static final Set<String> NO_SUCH_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");

    private final DatabaseAddress address;

    SchemaMigrator(DatabaseAddress address) {
        this.address = address;
    }

    /**
     * Runs what has not run yet. Flyway needs a tenth of the start-up time to find that all is well, so it is only asked
     * where one query does not show it.
     *
     * @param connection in auto-commit mode
     */
    void migrate(Connection connection) throws SQLException {
        var version = version(connection);
        if (version > NEWEST) throw new StorageException(ErrorCode.DATABASE_NEWER, String.valueOf(version));
        if (version < NEWEST) flyway().migrate();
    }

    /** The newest migration that has run, 0 if none has or one has failed. */
    static int version(Connection connection) throws SQLException {
        var newest = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select \"version\", \"success\" from \"flyway_schema_history\"")) {
            while (rows.next()) {
                if (!rows.getBoolean(2)) return 0;
                var version = rows.getString(1);
                if (version != null) newest = Math.max(newest, Integer.parseInt(version));
            }
            return newest;
        } catch (SQLException error) {
            if (NO_SUCH_TABLE.contains(String.valueOf(error.getSQLState()))) return 0;
            throw error;
        }
    }

    Flyway flyway() {
        // By its own connections: it wants two at once and would wait for itself on the write lane.
        return Flyway.configure(SchemaMigrator.class.getClassLoader())
                .dataSource(address.url(), address.user(), address.password())
                .locations(Stream.of("classpath:com/cliply/storage/db", address.engine().ownMigrations)
                        .filter(place -> !place.isEmpty())
                        .toArray(String[]::new))
                .initSql(address.engine().seeAll)
                .placeholders(Map.of("task_data", address.engine().bytes))
                .loggers("slf4j")
                .load();
    }
}
