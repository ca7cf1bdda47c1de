package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bound of the bit rate that is reached is kept, and the bytes are the same each time all the same. */
class BitBoundMediaTest {
    private static final FrameSize SIZE = new FrameSize(270, 480);

    @TempDir
    Path folder;

    @Test
    void aBoundThatIsReachedIsKeptTheSameWayEachTime() throws IOException {
        assumeTrue(TestMedia.hasBFrames(), "another encoder");
        var source = noise();
        var bound = 1_000_000;
        var first = chunks(source, bound, "first");
        assertEquals(3, first.size());
        for (var again : List.of("second", "third", "fourth")) {
            var others = chunks(source, bound, again);
            for (int index = 0; index < first.size(); index++)
                assertEquals(-1, Files.mismatch(first.get(index), others.get(index)), again + " " + index);
        }
        var bits = bits(first);
        // Three seconds, and what a decoder may have buffered before each of the chunks.
        assertTrue(bits <= bound * (3 + 3 * 2 * 0.95), bits + " bits");
        assertTrue(bits >= bound * 2L, "the bound was not reached: " + bits + " bits");
    }

    @Test
    void aBoundThatIsNotReachedChangesNothing() throws IOException {
        assumeTrue(TestMedia.hasBFrames(), "another encoder");
        var source = noise();
        var high = chunks(source, 100_000_000, "high");
        var higher = chunks(source, 120_000_000, "higher");
        for (int index = 0; index < high.size(); index++)
            assertEquals(-1, Files.mismatch(high.get(index), higher.get(index)));
        assertTrue(bits(high) > 9_000_000, "noise takes more than it was given");
    }

    private static long bits(List<Path> chunks) throws IOException {
        var bytes = 0L;
        for (var chunk : chunks) bytes += Files.size(chunk);
        return bytes * 8;
    }

    private Path noise() {
        return CodedFilm.of((frame, plane, x, y) -> plane > 0 ? 128 : 64 + (int) (mixed(frame, x, y) >>> 57))
                .size(SIZE.width(), SIZE.height())
                .frames(75, com.cliply.engine.time.FrameRate.of(25))
                .write(folder.resolve("noise.mkv"));
    }

    private static long mixed(long frame, int x, int y) {
        var seed = (frame * 7919 + y) * 104_729 + x + 1;
        return (seed ^ seed >>> 13) * 0x9E3779B97F4A7C15L ^ seed * 0xC2B2AE3D27D4EB4FL;
    }

    private List<Path> chunks(Path source, int bound, String name) throws IOException {
        var chunks = new TestChunks(Files.createDirectories(folder.resolve(name)));
        var output = chunks.of(source, TimeRange.ofMicros(0, 3_000_000), SIZE, 30, 3, Set.of());
        var options = new HashMap<>(output.picture().options());
        options.put("maxrate", Integer.toString(bound));
        options.put("bufsize", Integer.toString(2 * bound));
        var picture = new EncodeRequest.Picture(
                output.picture().transform(),
                output.picture().rate(),
                output.picture().encoder(),
                options);
        var bounded = new PictureOutput(output.source(), picture, output.threads(), output.layout(), Set.of(), chunks);
        new FfmpegPictureEncoder(2).encode(List.of(bounded), WorkMonitor.NONE);
        return chunks.written();
    }
}
