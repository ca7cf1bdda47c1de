package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.db.DatabaseFile.State;
import com.cliply.storage.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a database that may have been left in any state: half made, half migrated, killed, damaged. Nothing is ever deleted or
 * overwritten that might be wanted again; a file that is doubtful is read before anything may write to it.
 */
final class DatabaseOpening {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOpening.class);
    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

    private final DatabaseAddress address;
    private final SchemaMigrator migrator;
    private final InstantSource clock;
    private final List<ConsistencyCheck> checks;
    private volatile boolean doubtful;

    DatabaseOpening(
            DatabaseAddress address, SchemaMigrator migrator, InstantSource clock, List<ConsistencyCheck> checks) {
        this.address = address;
        this.migrator = migrator;
        this.clock = clock;
        this.checks = List.copyOf(checks);
    }

    /** A connection, in auto-commit mode, to the database with its newest schema; H2 keeps the file open as long as it is. */
    Connection open() throws SQLException {
        var file = address.file();
        if (file.isEmpty()) return migrated();
        try {
            AtomicFiles.folder(file.get().home());
            AtomicFiles.folder(file.get().folder());
            try (var _ = OpeningTurn.take(file.get().home())) {
                return opened(file.get());
            }
        } catch (IOException error) {
            throw DatabaseErrors.named(error, address);
        }
    }

    /** On a server a failed migration rolls back by itself. */
    private Connection migrated() throws SQLException {
        var connection = connect("");
        try {
            migrator.migrate(connection);
            return connection;
        } catch (SQLException | RuntimeException error) {
            connection.close();
            throw error;
        }
    }

    private Connection opened(DatabaseFile file) throws IOException, SQLException {
        var left = unfinishedBusiness(file);
        var existed = file.exists();
        var sure = !existed || file.isAsLeft(left);
        if (!sure) lookCloser(file);
        file.note(existed ? new State.Open() : new State.New());
        var connection = connected();
        try {
            new MigrationGuard(file, migrator, clock).migrate(connection, existed);
            file.note(new State.Open());
            if (!sure) complainOf(wrong(checks, connection), file);
            return connection;
        } catch (SQLException | IOException | RuntimeException error) {
            connection.close();
            throw error;
        }
    }

    /** Ends what a killed process began, and says how the database was left. */
    private State unfinishedBusiness(DatabaseFile file) throws IOException {
        var left = file.state();
        switch (left) {
            case State.Migrating(var schema, var copy) -> {
                var aside = MigrationGuard.putBack(file, copy, clock.instant());
                LOG.warn("the migration to schema {} was cut off; the database was put back, see {}", schema, aside);
            }
            case State.New() -> {
                if (file.exists())
                    LOG.warn("a database was half made: {}", file.setAside("half-made", clock.instant()));
            }
            case State.Open open -> mustBeThere(file);
            case State.Clean clean -> mustBeThere(file);
            case State.Unknown() -> {}
        }
        return left;
    }

    private static void mustBeThere(DatabaseFile file) {
        if (!file.exists()) throw damaged(file, null, "its file is gone");
    }

    /** Reads all of it, in a way in which H2 cannot write. */
    private void lookCloser(DatabaseFile file) throws IOException {
        if (!Files.isReadable(file.data()) || !Files.isWritable(file.data()))
            throw new StorageException(ErrorCode.DATABASE_FAILED, "you may not read and write " + file.data());
        if (Files.size(file.data()) == 0) throw damaged(file, null, "its file is empty");
        LOG.info("the database was not closed properly, or was changed since: all of it is read");
        try (var connection = connect(READ_ONLY);
                var statement = connection.createStatement()) {
            // Rows one by one: a table may be larger than the memory.
            statement.execute("set lazy_query_execution true");
            complainOf(wrong(List.of(new TablesCheck()), connection), file);
        } catch (SQLException error) {
            if (!DatabaseErrors.isDamage(error)) throw DatabaseErrors.named(error, address);
            throw damaged(file, error, DatabaseErrors.lastCause(error));
        }
        lookForItsEnd(file);
    }

    /**
     * A file that was closed properly and has lost its end was cut. After a power failure the same is no more than the last
     * unsynced moments, and to go on with what there is costs less than any backup.
     */
    private static void lookForItsEnd(DatabaseFile file) throws IOException {
        var header = StoreHeader.read(file.data());
        var lost = header.lost(file.data());
        if (lost > 0 && header.clean()) throw damaged(file, null, "the end of its file is missing");
        if (lost > 0) LOG.warn("the last {} writes of {} did not reach the disk", lost, file.data());
    }

    private static List<String> wrong(List<ConsistencyCheck> checks, Connection connection) throws SQLException {
        for (var check : checks) {
            var wrong = check.wrong(connection);
            if (!wrong.isEmpty()) return wrong;
        }
        return List.of();
    }

    private void complainOf(List<String> wrong, DatabaseFile file) {
        if (!wrong.isEmpty()) throw damaged(file, null, String.join("; ", wrong));
    }

    private Connection connected() throws SQLException {
        try {
            return connect("");
        } catch (SQLException error) {
            var file = address.file();
            if (file.isPresent() && DatabaseErrors.isDamage(error))
                throw damaged(file.get(), error, DatabaseErrors.lastCause(error));
            throw error;
        }
    }

    private Connection connect(String more) throws SQLException {
        return DriverManager.getConnection(address.url() + more, address.user(), address.password());
    }

    /** Who knows the backups says which of them is the newest good one. */
    private static StorageException damaged(DatabaseFile file, @Nullable Throwable cause, String what) {
        return new StorageException(
                ErrorCode.DATABASE_WITHOUT_BACKUP,
                cause,
                file.home().toString(),
                what,
                file.data().toString());
    }

    /** Something could not be read: the next start looks closer, however this one ends. */
    void doubt() {
        doubtful = true;
    }

    /** The file is closed: the next start need not look closer, unless somebody changes it until then. */
    void closed() {
        if (doubtful) return;
        var file = address.file();
        try {
            if (file.isPresent() && file.get().exists())
                file.get().note(file.get().asItIs());
        } catch (IOException unwritable) {
            LOG.warn("no note of the clean end could be left; the next start will look closer", unwritable);
        }
    }
}
