package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a database is and who may enter.
 *
 * @param name what a person reads: the data folder, or the server and its database
 */
public record DatabaseAddress(String name, String url, String user, String password) {
    private static final String OF_FILES = "jdbc:h2:file:";

    /**
     * A file of our own, without its ending.
     *
     * <p>{@code WRITE_DELAY=0} writes a commit before it is acknowledged. A plain file, not H2's {@code retry:} one: with that
     * one, commits were gone in two or three trials with kill -9, never reproduced on purpose. So no
     * thread of ours may be interrupted within H2; {@link Database} sees to it.
     * The trace file would hold SQL with people's paths; errors reach the log by themselves.
     */
    public static DatabaseAddress ofFile(Path folder, Path file) {
        if (file.toString().contains(";"))
            throw new StorageException(ErrorCode.DATABASE_FAILED, "a data folder with ';' in its name: " + folder);
        var url = OF_FILES + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        return new DatabaseAddress(folder.toString(), url, "sa", "");
    }

    /** A PostgreSQL database. */
    public static DatabaseAddress ofServer(String url, String user, String password) {
        return new DatabaseAddress(url.replaceFirst("\\?.*", ""), url, user, password);
    }

    public DatabaseEngine engine() {
        return url.startsWith("jdbc:postgresql:") ? DatabaseEngine.POSTGRESQL : DatabaseEngine.H2;
    }

    /** The file, if it is one of ours. */
    Optional<DatabaseFile> file() {
        if (!url.startsWith(OF_FILES)) return Optional.empty();
        var file = url.substring(OF_FILES.length(), url.indexOf(';'));
        return Optional.of(new DatabaseFile(Path.of(name), Path.of(file)));
    }

    @Override
    public String toString() {
        return name;
    }
}
