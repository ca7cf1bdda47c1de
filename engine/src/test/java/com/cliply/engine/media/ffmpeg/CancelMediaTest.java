package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is asked to stop stops at once and leaves nothing. */
@Tag("alone")
class CancelMediaTest {
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    /** A machine that does something else for a moment is not the code's fault. */
    private static final int TRIES = 3;

    private static final TimeRange WHOLE = TimeRange.ofMicros(0, 10_000_000);
    private static final FrameSize LARGE = new FrameSize(1280, 720);
    private static final Path THREADS = Path.of("/proc/self/task");

    @TempDir
    static Path folder;

    private static Path film = Path.of("");

    @BeforeAll
    static void makeFilm() {
        film = TestMedia.film()
                .size(320, 180)
                .frames(300, FrameRate.of(30))
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4"));
    }

    /** Says stop once a share of the work is done, or when a callback of another kind does, and remembers when. */
    private static final class Stop implements WorkMonitor {
        private final double share;
        private volatile long saidAt;
        private int asked;

        Stop(double share) {
            this.share = share;
        }

        void say() {
            if (saidAt == 0) saidAt = System.nanoTime();
        }

        @Override
        public boolean cancelled() {
            if (saidAt != 0) asked++;
            return saidAt != 0;
        }

        @Override
        public void done(Duration media, Duration whole) {
            if (media.toNanos() >= share * whole.toNanos()) say();
        }
    }

    @Test
    void aScanStops() {
        var info = new FfmpegProbe().probe(film);
        assertStops(stop -> new FfmpegMediaScanner().scan(film, info, new ScanListener() {}, stop), 0.1, 0.9);
    }

    @Test
    void aLookStops() {
        var info = new FfmpegProbe().probe(film);
        var whole = TimeRange.ofMicros(0, 10_000_000);
        var seen = new int[1];
        assertStops(
                stop -> new FfmpegMediaScanner()
                        .look(
                                film,
                                info,
                                whole,
                                new ScanListener() {
                                    @Override
                                    public void picture(
                                            com.cliply.engine.time.MediaTime time, ByteBuffer yuv, boolean keyframe) {
                                        if (++seen[0] % 40 == 0) stop.say();
                                    }
                                },
                                stop),
                2);
        assertTrue(seen[0] < TRIES * 300, "all pictures were looked at");
    }

    @Test
    void aMeasurementStops() {
        var sound = new EncodeRequest.Sound(6, -1.5, 128_000);
        assertStops(stop -> new FfmpegMediaEncoder().measure(ranges(), sound, stop), 0.05, 0.9);
    }

    @Test
    void anEncodeOfSoundStopsAndLeavesNoFile() throws IOException {
        var target = folder.resolve("rendition.mp4.part");
        assertStops(stop -> new FfmpegMediaEncoder().encode(sound(target), stop), 0.001, 0.2);
        assertFalse(Files.exists(target));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(film), files.toList());
        }
    }

    /** The flag comes from another thread, at whatever moment: within a frame, within the encoder. */
    @Test
    void anEncodeStopsWhenAnotherThreadSaysSo() {
        var chunks = new TestChunks(folder);
        assertStops(
                stop -> {
                    var started = new WorkMonitor() {
                        private boolean asked;

                        @Override
                        public boolean cancelled() {
                            return stop.cancelled();
                        }

                        @Override
                        public void done(Duration media, Duration whole) {
                            if (!asked && media.toMillis() > 300) {
                                asked = true;
                                Thread.ofVirtual().start(stop::say);
                            }
                        }
                    };
                    new FfmpegPictureEncoder(2).encode(List.of(pictures(chunks)), started);
                },
                2);
        assertEquals(List.of(), chunks.written());
    }

    @Test
    void coresThatAreHeldBackAreNotUsed() throws IOException {
        assumeTrue(Files.isDirectory(THREADS));
        var few = mostThreadsOf(1);
        var many = mostThreadsOf(7);
        // Decoder, filters and encoder have that many each.
        assertTrue(many >= few + 3 * 5, many + " threads for seven cores, " + few + " for one");
    }

    /** Of this whole process; those of the virtual machine are always there. */
    private static int threads() {
        try (var threads = Files.list(THREADS)) {
            return (int) threads.count();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static int mostThreadsOf(int threads) {
        var most = new int[1];
        var chunks = new TestChunks(folder);
        var output = chunks.of(film, WHOLE, LARGE, 300, threads, Set.of());
        new FfmpegPictureEncoder(threads).encode(List.of(output), new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void done(Duration media, Duration whole) {
                most[0] = Math.max(most[0], threads());
            }
        });
        chunks.written().forEach(chunk -> assertTrue(chunk.toFile().delete()));
        return most[0];
    }

    private static void assertStops(Consumer<Stop> work, double... shares) {
        var threads = codecThreads();
        for (var share : shares) {
            var fastest = Long.MAX_VALUE;
            for (int round = 0; round < TRIES && fastest > AT_ONCE.toNanos(); round++) {
                var stop = new Stop(share);
                assertThrows(CancelledException.class, () -> work.accept(stop));
                fastest = Math.min(fastest, System.nanoTime() - stop.saidAt);
                assertTrue(stop.asked > 0, "it stopped by itself");
            }
            assertTrue(fastest <= AT_ONCE.toNanos(), "at " + share + " it took " + Duration.ofNanos(fastest));
        }
        assertEquals(threads, codecThreads());
    }

    /** The names of native threads that codecs have started: they have their starter's name, or say what they do. */
    private static List<String> codecThreads() {
        var names = new ArrayList<String>();
        if (!Files.isDirectory(THREADS)) return names;
        var ours = Thread.currentThread().getName();
        try (var threads = Files.list(THREADS)) {
            for (var thread : threads.toList()) {
                var name = name(thread);
                if (name.startsWith("av:") || name.startsWith("x264") || (!name.isEmpty() && ours.startsWith(name)))
                    names.add(name);
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return names.stream().sorted().toList();
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    private static EncodeSource.Ranges ranges() {
        var info = new FfmpegProbe().probe(film);
        return new EncodeSource.Ranges(film, info, 0, List.of(1), List.of(WHOLE));
    }

    private static EncodeRequest sound(Path target) {
        return new EncodeRequest(
                ranges(), Optional.empty(), Optional.of(EncodeRequest.Sound.untouched(128_000)), target);
    }

    /** Large and slow, so that there is something to stop; in one chunk. */
    private static PictureOutput pictures(TestChunks chunks) {
        return chunks.of(film, WHOLE, LARGE, 300, 2, Set.of());
    }
}
