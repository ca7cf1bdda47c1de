package com.cliply.engine.proxy;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.render.RenderDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The segments of one source: a folder named by its fingerprint. The name of a segment tells its number, the recipe, and the
 * checksum of its bytes: {@code 000012.r1.8f3a2b1c.mp4}; one without a picture is an empty file. What is under another name is
 * not ours.
 */
final class ProxyFolder {
    private static final Pattern SEGMENT = Pattern.compile("(\\d{6})\\.r(\\d{1,6})\\.([0-9a-f]{8})\\.mp4");
    private static final String PART = ".part";
    private static final String MANIFEST = "manifest.json";
    private static final String USED = "used";

    private static final long LARGEST_MANIFEST = 10_000;

    /** Uses closer together than this are one. */
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

    /** A half-made segment this old is nobody's any more. */
    private static final Duration STALE = Duration.ofDays(1);

    private final Path path;

    ProxyFolder(Path root, Fingerprint source) {
        path = root.resolve(source.hex());
    }

    Path path() {
        return path;
    }

    /** By their numbers, of the recipe that holds now. */
    SortedMap<Integer, Path> segments() {
        var found = new TreeMap<Integer, Path>();
        for (var file : files()) {
            var name = SEGMENT.matcher(name(file));
            if (name.matches() && Integer.parseInt(name.group(2)) == ProxyRecipe.VERSION)
                found.put(Integer.parseInt(name.group(1)), file);
        }
        return found;
    }

    Optional<ProxyManifest> manifest() {
        var file = path.resolve(MANIFEST);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_MANIFEST)
                return Optional.empty();
            return ProxyJson.read(Files.readString(file));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    void save(ProxyManifest manifest) {
        var part = path.resolve(MANIFEST + PART);
        try {
            Files.createDirectories(path, only("rwx------"));
            Files.deleteIfExists(part);
            Files.createFile(part, only("rw-------"));
            Files.writeString(part, ProxyJson.write(manifest));
            move(part, path.resolve(MANIFEST));
        } catch (IOException error) {
            RenderDisk.remove(part);
            throw RenderDisk.failure(error, part);
        }
    }

    /** An empty file of its owner's alone, for a segment that is about to be made. */
    Path part(int segment, String maker) {
        var part = path.resolve("%06d.%s%s".formatted(segment, maker, PART));
        try {
            Files.createDirectories(path, only("rwx------"));
            Files.deleteIfExists(part);
            return Files.createFile(part, only("rw-------"));
        } catch (IOException error) {
            throw RenderDisk.failure(error, part);
        }
    }

    /** The segment is whole: from now on it is there, also after a power cut. */
    Path place(int segment, Path part) {
        try {
            var file = path.resolve("%06d.r%d.%08x.mp4".formatted(segment, ProxyRecipe.VERSION, checksum(part)));
            move(part, file);
            return file;
        } catch (IOException error) {
            throw RenderDisk.failure(error, part);
        }
    }

    private void move(Path part, Path file) throws IOException {
        try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        RenderDisk.syncFolder(path);
    }

    /** Whether a segment still is what its name says. */
    static boolean whole(Path segment) {
        var name = SEGMENT.matcher(name(segment));
        try {
            return name.matches() && checksum(segment) == Integer.parseUnsignedInt(name.group(3), 16);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static int checksum(Path file) throws IOException {
        var sum = new CRC32C();
        var buffer = ByteBuffer.allocate(1 << 16);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
        }
        return (int) sum.getValue();
    }

    /** Removes what an older recipe made, and what nobody will finish: of earlier attempts of this job, or of long ago. */
    void tidy(String job, Instant now) {
        var kept = segments().values();
        for (var file : files()) {
            if (isSegment(file) && !kept.contains(file)) RenderDisk.remove(file);
            else if (isPart(file) && (name(file).contains("." + job) || stale(file, now))) RenderDisk.remove(file);
        }
    }

    /** Removes all segments; not what is being made at this moment. */
    void remove(Instant now) {
        for (var file : files())
            if (isSegment(file)
                    || name(file).equals(MANIFEST)
                    || name(file).equals(USED)
                    || (isPart(file) && stale(file, now))) RenderDisk.remove(file);
        if (files().isEmpty()) RenderDisk.remove(path);
    }

    private static boolean stale(Path file, Instant now) {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(STALE).isBefore(now);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Notes that somebody plays it or makes it. */
    void use(Instant now) {
        var used = path.resolve(USED);
        try {
            if (!Files.exists(used)) Files.createFile(used, only("rw-------"));
            else if (lastUse().plus(BETWEEN_USES).isAfter(now)) return;
            Files.setLastModifiedTime(used, FileTime.from(now));
        } catch (IOException readOnly) {
            // It is then removed earlier than another one, and no worse.
            return;
        }
    }

    /** Long ago, if nobody knows. */
    Instant lastUse() {
        try {
            return Files.getLastModifiedTime(path.resolve(USED)).toInstant();
        } catch (IOException unknown) {
            return Instant.EPOCH;
        }
    }

    /** All that it takes on the disk, half-made segments included. */
    long bytes() {
        var sum = 0L;
        for (var file : files()) sum += size(file);
        return sum;
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private List<Path> files() {
        try (var files = Files.list(path)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException error) {
            throw RenderDisk.failure(error, path);
        }
    }

    private static boolean isSegment(Path file) {
        return SEGMENT.matcher(name(file)).matches();
    }

    private static boolean isPart(Path file) {
        return name(file).endsWith(PART);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static FileAttribute<?>[] only(String rights) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
