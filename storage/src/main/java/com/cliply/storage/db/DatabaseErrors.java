package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/** Turns what a driver throws into what we say. */
final class DatabaseErrors {
    private static final int H2_CLOSED = 90_098;
    private static final int H2_FILE_IN_USE = 90_020;
    private static final int H2_FILE_CORRUPTED = 90_030;
    private static final Set<Integer> CORRUPTION = Set.of(
            DataUtils.ERROR_READING_FAILED,
            DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_BLOCK_NOT_FOUND);
    private static final String WRONG_PASSWORD = "28000";
    private static final String POSTGRESQL_DISK_FULL = "53100";

    private DatabaseErrors() {}

    static StorageException named(Throwable error, DatabaseAddress address) {
        if (causes(error).anyMatch(DatabaseErrors::inUse))
            return new StorageException(ErrorCode.DATA_FOLDER_IN_USE, error, address.name());
        if (causes(error).anyMatch(DatabaseErrors::diskFull))
            return new StorageException(ErrorCode.DISK_FULL, error, address.name());
        var drift = causes(error)
                .filter(SchemaManagementException.class::isInstance)
                .findFirst();
        if (drift.isPresent())
            return new StorageException(
                    ErrorCode.DATABASE_DRIFTED,
                    error,
                    String.valueOf(drift.get().getMessage()));
        return new StorageException(ErrorCode.DATABASE_FAILED, error, lastCause(error));
    }

    /** Whether an error upon opening or reading says that the file is not as H2 wrote it. */
    static boolean isDamage(Throwable error) {
        return causes(error).noneMatch(cause -> inUse(cause) || diskFull(cause) || wrongPassword(cause));
    }

    /** Whether an error in daily work says so. */
    static boolean isCorruption(Throwable error) {
        return causes(error)
                .anyMatch(cause -> (cause instanceof SQLException sql && sql.getErrorCode() == H2_FILE_CORRUPTED)
                        || (cause instanceof MVStoreException store && CORRUPTION.contains(store.getErrorCode())));
    }

    /** Whether a driver said so, in whatever it was wrapped. */
    static boolean ofADriver(Throwable error) {
        return causes(error).anyMatch(one -> one instanceof SQLException || one instanceof PersistenceException);
    }

    /** Whether no connection that is open can be used any more. */
    static boolean closesH2(Throwable error) {
        return causes(error)
                .anyMatch(one -> diskFull(one) || (one instanceof SQLException sql && sql.getErrorCode() == H2_CLOSED));
    }

    private static boolean wrongPassword(Throwable error) {
        return error instanceof SQLException sql && WRONG_PASSWORD.equals(sql.getSQLState());
    }

    private static boolean inUse(Throwable error) {
        return error instanceof SQLException sql && sql.getErrorCode() == H2_FILE_IN_USE;
    }

    private static boolean diskFull(Throwable error) {
        if (error instanceof SQLException sql && POSTGRESQL_DISK_FULL.equals(sql.getSQLState())) return true;
        // Java has no type for it; these are the texts of Linux, macOS and Windows.
        var message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return error instanceof IOException
                && (message.contains("no space left")
                        || message.contains("not enough space")
                        || message.contains("quota exceeded"));
    }

    static String lastCause(Throwable error) {
        var last = causes(error).reduce((first, second) -> second).orElse(error);
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.<Throwable>iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
