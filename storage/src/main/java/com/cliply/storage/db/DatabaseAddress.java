package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.nio.file.Path;

/**
 * Where a database is and who may enter.
 *
 * @param name what a person reads: the data folder, or the server and its database
 */
public record DatabaseAddress(String name, String url, String user, String password) {
    /**
     * A file of our own, without its ending.
     *
     * <p>{@code WRITE_DELAY=0} writes a commit before it is acknowledged. {@code retry:} opens the file again when an
     * interrupted thread has closed its channel, which would end the database for everybody.
     */
    public static DatabaseAddress ofFile(Path folder, Path file) {
        if (file.toString().contains(";"))
            throw new StorageException(ErrorCode.DATABASE_FAILED, "a data folder with ';' in its name: " + folder);
        var url = "jdbc:h2:retry:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        return new DatabaseAddress(folder.toString(), url, "sa", "");
    }

    /** A PostgreSQL database. */
    public static DatabaseAddress ofServer(String url, String user, String password) {
        return new DatabaseAddress(url.replaceFirst("\\?.*", ""), url, user, password);
    }

    public DatabaseEngine engine() {
        return url.startsWith("jdbc:postgresql:") ? DatabaseEngine.POSTGRESQL : DatabaseEngine.H2;
    }

    @Override
    public String toString() {
        return name;
    }
}
