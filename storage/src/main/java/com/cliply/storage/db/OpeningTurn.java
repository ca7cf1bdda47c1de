package com.cliply.storage.db;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The turn of one process to open a database, migrate it, or put another in its place: what lies between two files on the disk is
 * nobody else's to judge. H2's own lock holds the open file afterwards.
 */
public final class OpeningTurn implements AutoCloseable {
    private final FileChannel channel;

    private OpeningTurn(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the turn for a data folder.
     *
     * @throws StorageException if another process has it
     */
    public static OpeningTurn take(Path home) throws IOException {
        var channel =
                FileChannel.open(home.resolve("opening.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new OpeningTurn(channel);
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw new StorageException(ErrorCode.DATA_FOLDER_IN_USE, sameProcess, home.toString());
        }
        channel.close();
        throw new StorageException(ErrorCode.DATA_FOLDER_IN_USE, home.toString());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
