package com.cliply.app.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to open a data folder: a lock of the operating system, which goes with the process however that ends. The file of
 * the lock always stays: who removed it could let two in.
 */
public final class InstanceLock implements AutoCloseable {
    static final String NAME = "instance.lock";
    private final @Nullable FileChannel channel;

    private InstanceLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Empty if another process has it. Where files cannot be locked at all, as on some network disks, everybody gets it, and the
     * database's own lock decides. A process must not ask again while it has it: on POSIX systems that would lose it.
     */
    public static Optional<InstanceLock> tryGet(Path folder) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    folder.resolve(NAME),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    OwnerOnly.attributes(folder));
            if (channel.tryLock() != null) return Optional.of(new InstanceLock(channel));
            close(channel);
            return Optional.empty();
        } catch (OverlappingFileLockException ownProcess) {
            close(channel);
            return Optional.empty();
        } catch (IOException unable) {
            close(channel);
            return Optional.of(new InstanceLock(null));
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException closedAnyway) {
            return;
        }
    }
}
