package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegPictureEncoder;
import com.cliply.engine.media.ffmpeg.TestChunks;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same work done again gives the same bytes, or a chunk made again after a crash would not fit its neighbours. */
class RepeatableMediaTest {
    private static final FrameRate THIRTY = FrameRate.of(30);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "with {0} threads")
    @ValueSource(ints = {1, 2, 4})
    void theSameWishGivesTheSameBytes(int threads) throws IOException {
        var source = TestMedia.film()
                .size(640, 360)
                .frames(150, THIRTY)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4"));
        var first = encoded(source, threads, folder.resolve("first"));
        for (var again : List.of("second", "third", "fourth"))
            assertEquals(-1, Files.mismatch(first, encoded(source, threads, folder.resolve(again))));
    }

    /** Memory that nobody has written yet must not matter: the C library fills it differently in each process. */
    @Test
    void anotherProcessGivesTheSameBytes() throws IOException, InterruptedException {
        var source = TestMedia.film()
                .size(640, 360)
                .frames(150, THIRTY)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4"));
        var first = encoded(source, 2, folder.resolve("first"));
        for (var filling : List.of("85", "170")) {
            var process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RepeatableMediaTest.class.getName(),
                    source.toString());
            process.environment().put("MALLOC_PERTURB_", filling);
            assertEquals(0, process.inheritIO().start().waitFor());
            assertEquals(-1, Files.mismatch(first, folder.resolve("again")), "filled with " + filling);
        }
    }

    /**
     * Renders once more.
     *
     * @param arguments the source; the target is {@code again} beside it
     */
    public static void main(String[] arguments) {
        var source = Path.of(arguments[0]);
        encoded(source, 2, source.resolveSibling("again"));
    }

    /** Two ranges, in chunks of different lengths. */
    private static Path encoded(Path file, int threads, Path target) {
        try {
            var folder = Files.createDirectories(target.resolveSibling(target.getFileName() + " chunks"));
            var chunks = new TestChunks(folder);
            var ranges = List.of(TimeRange.ofMicros(500_000, 2_500_000), TimeRange.ofMicros(3_000_000, 5_000_000));
            var output = chunks.of(file, ranges, new FrameSize(540, 960), 45, threads, Set.of());
            new FfmpegPictureEncoder(threads).encode(List.of(output), WorkMonitor.NONE);
            assertEquals(3, chunks.written().size());
            Files.deleteIfExists(target);
            for (var chunk : chunks.written())
                Files.write(target, Files.readAllBytes(chunk), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return target;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
