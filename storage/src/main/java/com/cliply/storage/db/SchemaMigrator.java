package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Brings a schema to the version that this program speaks. */
final class SchemaMigrator {
    /** The number of the newest migration. */
    static final int NEWEST = 3;

    static final String LOCATION = "classpath:com/cliply/storage/db";

    private static final Set<String> NO_SUCH_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");

    private final DatabaseAddress address;
    private final int newest;
    private final List<String> locations;

    SchemaMigrator(DatabaseAddress address) {
        this(
                address,
                NEWEST,
                Stream.of(LOCATION, address.engine().ownMigrations)
                        .filter(place -> !place.isEmpty())
                        .toList());
    }

    /** With migrations of a test's own, which end with {@code newest}. */
    SchemaMigrator(DatabaseAddress address, int newest, List<String> locations) {
        this.address = address;
        this.newest = newest;
        this.locations = List.copyOf(locations);
    }

    int newest() {
        return newest;
    }

    /**
     * Whether nothing is left to run.
     *
     * @throws StorageException if a newer version wrote it
     */
    boolean isUpToDate(Connection connection) throws SQLException {
        var version = version(connection);
        if (version > newest) throw new StorageException(ErrorCode.DATABASE_NEWER, String.valueOf(version));
        return version == newest;
    }

    /**
     * Runs what has not run yet. Flyway needs a tenth of the start-up time to find that all is well, so it is only asked
     * where one query does not show it.
     *
     * @param connection in auto-commit mode
     */
    void migrate(Connection connection) throws SQLException {
        if (!isUpToDate(connection)) flyway().migrate();
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
                .locations(locations.toArray(String[]::new))
                .placeholders(Map.of("task_data", address.engine().bytes))
                .loggers("slf4j")
                .load();
    }
}
