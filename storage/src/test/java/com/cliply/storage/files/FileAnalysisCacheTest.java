package com.cliply.storage.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.AnalysisCacheContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAnalysisCacheTest extends AnalysisCacheContract {
    private static final int LARGE = 100_000;

    @TempDir
    Path data;

    private Path folder = Path.of("");
    private Instant now = Instant.parse("2026-11-01T10:00:00Z");

    @BeforeEach
    void nameFolder() {
        folder = data.resolve("cache").resolve("analysis");
    }

    @Override
    protected AnalysisCache cache() {
        return cacheOf(FileAnalysisCache.USUAL_BYTES);
    }

    private FileAnalysisCache cacheOf(long bytes) {
        return new FileAnalysisCache(folder, bytes, () -> now);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path onlyFile() throws IOException {
        assertEquals(1, files().size());
        return files().getFirst();
    }

    private static byte[] zeros(int length) {
        return new byte[length];
    }

    @Test
    void lookingMakesNoFolder() {
        assertEquals(Optional.empty(), cache().find(key("a")));
        assertFalse(Files.exists(data.resolve("cache")));
    }

    @Test
    void anotherProcessFindsIt() {
        cache().keep(key("a"), bytes(1_000));
        assertArrayEquals(bytes(1_000), cache().find(key("a")).orElseThrow());
    }

    @Test
    void itIsPackedAndForTheOwnerAlone() throws IOException {
        cache().keep(key("a"), zeros(1_000_000));
        assertTrue(Files.size(onlyFile()) < LARGE);
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    /** Every byte of the header and of the key, and many of the content. */
    @Test
    void aChangedByteIsNoticedAndTheFileRemoved() throws IOException {
        cache().keep(key("a"), bytes(3_000));
        var whole = Files.readAllBytes(onlyFile());
        var file = onlyFile();
        for (int at = 0; at < whole.length; at += at < 300 || at > whole.length - 50 ? 1 : 7) {
            for (var change : new int[] {1, 0x80}) {
                var changed = whole.clone();
                changed[at] ^= (byte) change;
                Files.write(file, changed);
                assertEquals(Optional.empty(), cache().find(key("a")), "byte " + at);
                assertFalse(Files.exists(file), "byte " + at);
            }
        }
        Files.write(file, whole);
        assertArrayEquals(bytes(3_000), cache().find(key("a")).orElseThrow());
    }

    @Test
    void aCutOrLongerFileIsRemoved() throws IOException {
        cache().keep(key("a"), bytes(3_000));
        var whole = Files.readAllBytes(onlyFile());
        var file = onlyFile();
        for (int length = 0; length <= whole.length + 3; length += length < 100 ? 1 : 97) {
            if (length == whole.length) continue;
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), cache().find(key("a")), "length " + length);
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void noiseIsRemoved() throws IOException {
        cache().keep(key("a"), bytes(100));
        var file = onlyFile();
        var random = new Random(3);
        for (int round = 0; round < 500; round++) {
            var noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            Files.write(file, noise);
            assertEquals(Optional.empty(), cache().find(key("a")));
        }
    }

    @Test
    void theEntryOfAnotherKeyIsNotBelieved() throws IOException {
        cache().keep(key("a"), bytes(100));
        var file = onlyFile();
        cache().keep(key("b"), bytes(200));
        var other =
                files().stream().filter(one -> !one.equals(file)).findFirst().orElseThrow();
        Files.write(file, Files.readAllBytes(other));
        assertEquals(Optional.empty(), cache().find(key("a")));
        assertFalse(Files.exists(file));
        assertArrayEquals(bytes(200), cache().find(key("b")).orElseThrow());
    }

    /** Somebody who knows the format can make the checksum right, but not bytes of nothing. */
    @Test
    void aLengthThatCannotBeIsNotAllocated() throws IOException {
        cache().keep(key("a"), bytes(100));
        var packed = Files.readAllBytes(onlyFile());
        ByteBuffer.wrap(packed).putInt(16, CacheEntry.MOST_CONTENT);
        assertEquals(Optional.empty(), CacheEntry.unpack(key("a"), packed));
        cache().keep(key("b"), new byte[CacheEntry.MOST_CONTENT + 1]);
        assertEquals(1, files().size());
    }

    @Test
    void afterDamageItIsKeptAnew() throws IOException {
        cache().keep(key("a"), bytes(100));
        Files.write(onlyFile(), bytes(10));
        assertEquals(Optional.empty(), cache().find(key("a")));
        cache().keep(key("a"), bytes(100));
        assertArrayEquals(bytes(100), cache().find(key("a")).orElseThrow());
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        var cache = cacheOf(3 * LARGE + LARGE / 2);
        for (var digit : List.of("a", "b", "c")) {
            cache.keep(key(digit), bytes(LARGE));
            now = now.plusSeconds(60);
        }
        assertTrue(cache.find(key("a")).isPresent());
        now = now.plusSeconds(60);
        cache.keep(key("d"), bytes(LARGE));
        assertTrue(cache.find(key("b")).isEmpty());
        for (var digit : List.of("a", "c", "d"))
            assertTrue(cache.find(key(digit)).isPresent(), digit);
    }

    @Test
    void whatIsLargerThanAllOfItIsNotKept() throws IOException {
        var cache = cacheOf(LARGE / 2);
        cache.keep(key("a"), bytes(100));
        cache.keep(key("b"), bytes(LARGE));
        assertTrue(cache.find(key("a")).isPresent());
        assertEquals(1, files().size());
    }

    @Test
    void filesOfOthersStayAndAbandonedPartsGo() throws IOException {
        var cache = cacheOf(LARGE);
        cache.keep(key("a"), bytes(100));
        var foreign = Files.write(folder.resolve("notes.txt"), bytes(2 * LARGE));
        var abandoned = Files.write(folder.resolve("1.part"), bytes(10));
        var underWay = Files.write(folder.resolve("2.part"), bytes(10));
        Files.setLastModifiedTime(abandoned, FileTime.from(now.minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(underWay, FileTime.from(now));
        cache.keep(key("b"), bytes(100));
        assertTrue(Files.exists(foreign));
        assertTrue(Files.exists(underWay));
        assertFalse(Files.exists(abandoned));
        assertTrue(cache.find(key("a")).isPresent());
    }

    @Test
    void whereNothingCanBeWrittenNothingIsKept() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.write(folder, bytes(10));
        cache().keep(key("a"), bytes(100));
        assertEquals(Optional.empty(), cache().find(key("a")));
    }

    @Test
    void aFolderOrALinkInItsPlaceIsNoEntry() throws IOException {
        cache().keep(key("a"), bytes(100));
        var file = onlyFile();
        var elsewhere = data.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertEquals(Optional.empty(), cache().find(key("a")));
        assertTrue(Files.exists(elsewhere));
        Files.deleteIfExists(file);
        Files.createDirectories(file.resolve("inner"));
        assertEquals(Optional.empty(), cache().find(key("a")));
        cache().keep(key("a"), bytes(100));
    }

    /** Each thread stands for a process: they share nothing but the folder. */
    @Test
    void manyMayUseItAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var works = new ArrayList<Callable<Integer>>();
            for (int worker = 0; worker < 4; worker++) {
                var own = cacheOf(2 * LARGE);
                works.add(() -> {
                    var found = 0;
                    for (int round = 0; round < 60; round++) {
                        var digit = List.of("a", "b", "c").get(round % 3);
                        own.keep(key(digit), bytes(LARGE / 2 + round % 3));
                        var content = own.find(key(digit));
                        if (content.isEmpty()) continue;
                        assertArrayEquals(bytes(LARGE / 2 + round % 3), content.get());
                        found++;
                    }
                    return found;
                });
            }
            for (var result : threads.invokeAll(works)) assertTrue(result.get() > 0);
        }
        assertTrue(files().stream().noneMatch(file -> file.toString().endsWith(".part")));
    }
}
