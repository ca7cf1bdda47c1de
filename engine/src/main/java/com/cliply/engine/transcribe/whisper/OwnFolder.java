package com.cliply.engine.transcribe.whisper;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for one child, gone when it is closed. Beside it lies a locked file for as long as somebody uses it; a folder whose
 * lock is free belongs to a process that was killed, and goes when the next one is made.
 */
final class OwnFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OwnFolder.class);
    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel channel;

    private OwnFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes one, and removes those that nobody uses any more.
     *
     * @param home where all of them lie; it need not be there
     */
    static OwnFolder in(Path home) throws IOException {
        makePrivate(home);
        sweep(home);
        var folder = home.resolve(UUID.randomUUID().toString());
        // Locked before the folder is there: a folder without a held lock belongs to nobody.
        var channel = FileChannel.open(lockOf(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            makePrivate(folder);
            return new OwnFolder(folder, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    Path path() {
        return folder;
    }

    /** Leaves what cannot be removed now to the next one: on Windows a library stays in use for a moment. */
    @Override
    public void close() {
        try (channel) {
            if (removed(folder)) Files.deleteIfExists(lockOf(folder));
        } catch (IOException left) {
            log.debug("the lock of {} stays", folder, left);
        }
    }

    /** Makes what is missing, for this user's eyes only where the file system knows users. */
    static void makePrivate(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix"))
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        else Files.createDirectories(folder);
    }

    private static void sweep(Path home) throws IOException {
        try (var locks = Files.newDirectoryStream(home, "*" + LOCK)) {
            for (var file : locks) sweep(home, file);
        }
    }

    private static void sweep(Path home, Path lockFile) {
        var name = String.valueOf(lockFile.getFileName());
        var folder = home.resolve(name.substring(0, name.length() - LOCK.length()));
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                var lock = free(channel)) {
            if (lock != null && removed(folder)) Files.deleteIfExists(lockFile);
        } catch (IOException left) {
            log.debug("{} stays", folder, left);
        }
    }

    private static @Nullable FileLock free(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static boolean removed(Path folder) {
        if (!Files.exists(folder)) return true;
        try {
            // Links are removed, not followed.
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path place, @Nullable IOException error) throws IOException {
                    if (error != null) throw error;
                    Files.delete(place);
                    return FileVisitResult.CONTINUE;
                }
            });
            return true;
        } catch (IOException inUse) {
            log.debug("{} stays", folder, inUse);
            return false;
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }
}
