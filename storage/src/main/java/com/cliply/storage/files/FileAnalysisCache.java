package com.cliply.storage.files;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.CacheKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps measurements as files, one an entry, in a folder that several processes may share: an entry appears by renaming, whole or
 * not at all, and says in itself what it is. When the folder grows too large, what was not used for longest goes.
 */
public final class FileAnalysisCache implements AnalysisCache {
    /** An hour takes about a megabyte. */
    public static final long USUAL_BYTES = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(FileAnalysisCache.class);
    private static final String ENTRY = "[0-9a-f]{64}\\.analysis";
    private static final String ENDING = ".analysis";
    private static final String PART = ".part";

    /** What a dead process began; no living one writes that long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;

    /**
     * A cache in a folder that is made once there is something to keep.
     *
     * @param mostBytes how large it may become
     * @param clock tells what was used last
     */
    public FileAnalysisCache(Path folder, long mostBytes, InstantSource clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    @Override
    public Optional<byte[]> find(CacheKey key) {
        var file = file(key);
        try {
            var about = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // Looked at before it is read: neither a pipe that blocks nor a file that fills the memory.
            var content = about.isRegularFile() && about.size() <= CacheEntry.MOST_BYTES
                    ? CacheEntry.unpack(key, Files.readAllBytes(file))
                    : Optional.<byte[]>empty();
            if (content.isEmpty()) forget(file, "damaged");
            else use(file);
            return content;
        } catch (NoSuchFileException notKept) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.debug("a cached measurement cannot be read", unreadable);
            return Optional.empty();
        }
    }

    @Override
    public void keep(CacheKey key, byte[] content) {
        try {
            AtomicFiles.folder(folder);
            write(key, content);
            makeRoom();
        } catch (IOException | RuntimeException unwritable) {
            // Measuring again is always possible.
            LOG.debug("a measurement is not cached", unwritable);
        }
    }

    private Path file(CacheKey key) {
        return folder.resolve(CacheEntry.name(key) + ENDING);
    }

    /** Not synced: what a power cut leaves behind is seen to be damaged. */
    private void write(CacheKey key, byte[] content) throws IOException {
        var part = Files.createTempFile(folder, "", PART);
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                if (!CacheEntry.write(key, content, channel) || channel.size() > mostBytes) return;
            }
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private record Entry(Path file, long bytes, Instant used) {}

    /** Other files in the folder are not ours and stay. */
    private void makeRoom() throws IOException {
        var entries = new ArrayList<Entry>();
        var now = clock.instant();
        for (var file : files()) {
            var name = String.valueOf(file.getFileName());
            if (!name.matches(ENTRY) && !name.endsWith(PART)) continue;
            try {
                var about = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                var used = about.lastModifiedTime().toInstant();
                if (!name.endsWith(PART)) entries.add(new Entry(file, about.size(), used));
                else if (used.isBefore(now.minus(ABANDONED))) forget(file, "abandoned");
            } catch (NoSuchFileException otherProcessWasFirst) {
                LOG.debug("gone already: {}", name);
            }
        }
        var bytes = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
        for (var oldest : entries) {
            if (bytes <= mostBytes) break;
            forget(oldest.file, "oldest");
            bytes -= oldest.bytes;
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void use(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException readOnly) {
            LOG.debug("a cached measurement cannot be marked as used", readOnly);
        }
    }

    private static void forget(Path file, String why) {
        try {
            Files.deleteIfExists(file);
            LOG.debug("a cached measurement was removed: {}", why);
        } catch (IOException stays) {
            LOG.debug("a cached measurement cannot be removed", stays);
        }
    }
}
