package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.db.DatabaseFile.State;
import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.files.FileStamp;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates a file of H2, which cannot take a migration back: a copy is made before, and put back if the migration fails or its
 * process dies.
 */
final class MigrationGuard {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationGuard.class);

    private final DatabaseFile file;
    private final SchemaMigrator migrator;
    private final InstantSource clock;

    MigrationGuard(DatabaseFile file, SchemaMigrator migrator, InstantSource clock) {
        this.file = file;
        this.migrator = migrator;
        this.clock = clock;
    }

    /**
     * Brings the schema up to date.
     *
     * @param existed whether there is anything to lose
     * @throws StorageException {@code MIGRATION_FAILED} once the database is as it was before
     */
    void migrate(Connection connection, boolean existed) throws SQLException, IOException {
        if (!existed || migrator.isUpToDate(connection)) {
            migrator.migrate(connection);
            return;
        }
        var copy = copied(connection);
        file.note(new State.Migrating(migrator.newest(), copy));
        try {
            migrator.migrate(connection);
        } catch (SQLException | FlywayException error) {
            throw failed(connection, copy, error);
        }
        LOG.info("the database has schema {} now; what it was before lies in {}", migrator.newest(), copy);
    }

    private Path copied(Connection connection) throws SQLException, IOException {
        var name = String.format(Locale.ROOT, "before-V%03d-", migrator.newest());
        var copy = FileStamp.free(AtomicFiles.folder(file.backups()), name, clock.instant(), ".zip");
        var part = AtomicFiles.beside(copy, ".part");
        try (var statement = connection.prepareStatement("backup to ?")) {
            statement.setString(1, part.toString());
            statement.execute();
        }
        AtomicFiles.makePrivate(part);
        AtomicFiles.sync(part);
        AtomicFiles.move(part, copy);
        return copy;
    }

    private StorageException failed(Connection connection, Path copy, Exception why) throws IOException {
        try (var statement = connection.createStatement()) {
            // What the failed migration left is not worth writing, and all connections have to go.
            statement.execute("shutdown immediately");
        } catch (SQLException closing) {
            why.addSuppressed(closing);
        }
        try {
            connection.close();
        } catch (SQLException closing) {
            why.addSuppressed(closing);
        }
        var aside = putBack(file, copy, clock.instant());
        return new StorageException(
                ErrorCode.MIGRATION_FAILED,
                why,
                String.valueOf(migrator.newest()),
                DatabaseErrors.lastCause(why),
                aside.toString());
    }

    /** Sets the file aside and puts the copy in its place; may be killed at any point and called again. */
    static Path putBack(DatabaseFile file, Path copy, Instant now) throws IOException {
        var part = AtomicFiles.beside(file.data(), ".part");
        Files.deleteIfExists(part);
        try (var zip = new ZipFile(copy.toFile());
                var channel = AtomicFiles.create(part)) {
            var entry = zip.getEntry(file.data().getFileName().toString());
            if (entry == null) throw new IOException(copy + " holds no database");
            try (var from = zip.getInputStream(entry)) {
                from.transferTo(Channels.newOutputStream(channel));
            }
            channel.force(true);
        }
        var aside = file.setAside("failed-migration", now);
        AtomicFiles.move(part, file.data());
        file.note(new State.Open());
        return aside;
    }
}
