package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What making files asks of the disks: room enough, and that what is written stays. */
public final class RenderDisk {
    private static final Logger log = LoggerFactory.getLogger(RenderDisk.class);

    /** Disks that are nearly full make other programs fail: so much stays free. */
    private static final long SPARE_BYTES = 64L << 20;

    private static final long MEBIBYTE = 1 << 20;

    private RenderDisk() {}

    /**
     * Throws DISK_TOO_SMALL if there is not room for all of it; a disk that does not say how much is free is trusted.
     *
     * @param needs bytes to come, by a folder of their disk; those on one disk are added up
     */
    public static void require(Map<Path, Long> needs) {
        var stores = new HashMap<FileStore, Long>();
        for (var need : needs.entrySet()) {
            var store = storeOf(need.getKey());
            if (store == null) continue;
            var sum = stores.merge(store, need.getValue(), Long::sum);
            try {
                var free = store.getUsableSpace();
                if (free < sum + SPARE_BYTES)
                    throw new RenderException(
                            ErrorCode.DISK_TOO_SMALL,
                            need.getKey().toString(),
                            mebibytes(sum + SPARE_BYTES),
                            mebibytes(free));
            } catch (IOException silent) {
                log.debug("{} does not say how much is free", store, silent);
            }
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%d MiB", (bytes + MEBIBYTE - 1) / MEBIBYTE);
    }

    private static @org.jspecify.annotations.Nullable FileStore storeOf(Path folder) {
        for (var there = folder.toAbsolutePath(); there != null; there = there.getParent())
            if (Files.exists(there))
                try {
                    return Files.getFileStore(there);
                } catch (IOException silent) {
                    return null;
                }
        return null;
    }

    /** A failed write as one of ours. */
    public static RenderException failure(IOException error, Path file) {
        var text = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        // Java has no type for it: the system's own words, of Linux and macOS, and of Windows.
        var full =
                text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded");
        return new RenderException(full ? ErrorCode.DISK_FULL : ErrorCode.OUTPUT_NOT_WRITABLE, error, file.toString());
    }

    /** Makes the folder that a file shall lie in. */
    static void createFolderOf(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
        } catch (IOException error) {
            throw failure(error, file);
        }
    }

    /** Removes a file or an empty folder; what cannot be removed is told to the log. */
    public static void remove(Path file) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) Files.delete(file);
        } catch (IOException error) {
            log.warn("could not remove {}", file.getFileName(), error);
        }
    }

    /** Not every system lets a folder be opened; where it does, its entries are made to last. */
    public static void syncFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException windows) {
            // Windows keeps entries by itself.
            return;
        }
    }
}
