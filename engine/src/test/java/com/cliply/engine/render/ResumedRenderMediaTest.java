package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.PictureEncoder;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegPictureEncoder;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was rendered before an attempt ended is not rendered again, and nobody can tell from the file. */
class ResumedRenderMediaTest {
    private static final FrameRate THIRTY = FrameRate.of(30);

    /** Between keyframes; five chunks: four of four seconds and one of two. */
    private static final TimeRange RANGE = TestRender.frames(THIRTY, 7, 547);

    private static final int CHUNKS = 5;

    @TempDir
    Path folder;

    private final InMemoryRenderJournal journal = new InMemoryRenderJournal();
    private final List<String> begun = new ArrayList<>();
    private final Film film = new Film();

    /** Made once the folder is there. */
    private static final class Film {
        private @Nullable SourceMedia media;
    }

    @BeforeEach
    void makeFilm() {
        film.media = TestRender.source(TestMedia.film()
                .frames(570, THIRTY)
                .keyframeEvery(90, 2)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4")));
    }

    @Test
    void anAttemptGoesOnBehindTheLastWholeChunkAndMakesTheSameFile() throws IOException {
        var undisturbed = Files.readAllBytes(render(1, "undisturbed", new FfmpegPictureEncoder(2)));
        for (int dies = 0; dies < CHUNKS; dies++) {
            begun.clear();
            var name = "died-" + dies;
            var dying = dyingAt(dies);
            assertThrows(Death.class, () -> render(1, name, dying));
            assertEquals(dies + 1, begun.size(), "begun by the first attempt");
            begun.clear();
            var resumed = render(2, name, noting(new FfmpegPictureEncoder(2)));
            assertEquals(CHUNKS - dies, begun.size(), "begun by the second attempt: " + begun);
            assertEquals(-1, mismatch(undisturbed, resumed), "died in chunk " + dies);
        }
        assertEquals(
                IntStream.range(7, 547).boxed().toList(),
                Playback.of(folder.resolve("undisturbed.mp4.part")).numbers());
    }

    private static int mismatch(byte[] one, Path other) throws IOException {
        return Arrays.mismatch(one, Files.readAllBytes(other));
    }

    @Test
    void aPieceThatChangedOnTheDiskIsMadeAgain() throws IOException {
        var undisturbed = Files.readAllBytes(render(1, "undisturbed", new FfmpegPictureEncoder(2)));
        var dying = dyingAt(3);
        assertThrows(Death.class, () -> render(1, "damaged", dying));
        var chunk = pieces("damaged").resolve("picture-0001.a1.mp4");
        var bytes = Files.readAllBytes(chunk);
        bytes[bytes.length / 2] ^= 1;
        Files.write(chunk, bytes);
        begun.clear();
        var resumed = render(2, "damaged", noting(new FfmpegPictureEncoder(2)));
        assertEquals(List.of("picture-0001.a2.mp4", "picture-0003.a2.mp4", "picture-0004.a2.mp4"), begun);
        assertEquals(-1, mismatch(undisturbed, resumed));
    }

    @Test
    void nothingIsLeftOfPiecesOnceTheFileIsVerified() {
        var dying = dyingAt(2);
        assertThrows(Death.class, () -> render(1, "left", dying));
        assertTrue(Files.exists(pieces("left").resolve("picture-0001.a1.mp4")));
        assertFalse(Files.exists(pieces("left").resolve("picture-0002.a1.mp4")), "half a chunk");
        render(2, "left", new FfmpegPictureEncoder(2));
        assertFalse(Files.exists(pieces("left")));
        assertEquals(List.of(), journal.all());
    }

    @Test
    void anotherPlanTakesNothingOver() {
        var dying = dyingAt(3);
        assertThrows(Death.class, () -> render(1, "changed", dying));
        begun.clear();
        var shorter = TestRender.frames(THIRTY, 7, 307);
        var resumed = render(2, "changed", noting(new FfmpegPictureEncoder(2)), shorter);
        assertEquals(3, begun.size(), begun.toString());
        assertEquals(300, Playback.of(resumed).numbers().size());
    }

    /** The encoder dies in its third chunk: the whole file is made by the next one, and it is told. */
    @Test
    void whatAnEncoderLeavesHalfDoneTheNextOneMakesAnew() {
        assumeTrue(TestMedia.hasBFrames(), "one encoder only");
        var broken = new ArrayList<String>();
        PictureEncoder encoder = new PictureEncoder() {
            private final PictureEncoder real = dyingAt(2);

            @Override
            public void encode(List<PictureOutput> outputs, WorkMonitor monitor) {
                var name = outputs.getFirst().picture().encoder();
                if (!name.equals("libx264")) {
                    new FfmpegPictureEncoder(2).encode(outputs, monitor);
                    return;
                }
                try {
                    real.encode(outputs, monitor);
                } catch (Death died) {
                    broken.add(name);
                    throw new MediaException(ErrorCode.ENCODING_FAILED, died, name, "the driver went away");
                }
            }

            @Override
            public Joined join(
                    List<Path> pictures, Optional<Path> sound, FrameRate rate, Path target, WorkMonitor monitor) {
                return new FfmpegPictureEncoder(2).join(pictures, sound, rate, target, monitor);
            }
        };
        EncoderTrials both = () ->
                List.of(new EncoderTrials.Trial("libx264", true, ""), new EncoderTrials.Trial("libopenh264", true, ""));
        var made = new ArrayList<RenderedFile>();
        TestRender.renderer(both, encoder)
                .render(
                        List.of(task("fallen", RANGE)),
                        TestRender.attempt(source(), 1, journal),
                        (_, _) -> WorkMonitor.NONE,
                        (_, file) -> made.add(file));
        assertEquals(List.of("libx264"), broken);
        assertEquals("libopenh264", made.getFirst().encoder());
        assertEquals(
                List.of(
                        "An encoder failed, and another one was used: libx264: libx264 could not be encoded: the driver went away"),
                made.getFirst().notes());
        assertEquals(
                IntStream.range(7, 547).boxed().toList(),
                Playback.of(made.getFirst().part()).numbers());
    }

    private SourceMedia source() {
        return Objects.requireNonNull(film.media);
    }

    private Path pieces(String name) {
        return source().path()
                .resolveSibling("pieces")
                .resolve(task(name, RANGE).id().toString());
    }

    private RenderTask task(String name, TimeRange range) {
        return new RenderTask(
                new RenditionId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                source(),
                List.of(range),
                TestRender.SMALL,
                Aspect.parse("16:9"),
                SoundWish.PLAIN,
                folder.resolve(name + ".mp4.part"));
    }

    private Path render(int attempt, String name, PictureEncoder encoder) {
        return render(attempt, name, encoder, RANGE);
    }

    private Path render(int attempt, String name, PictureEncoder encoder, TimeRange range) {
        var task = task(name, range);
        TestRender.renderer(TestRender.trials(), encoder)
                .render(
                        List.of(task),
                        new RenderAttempt(
                                new JobId(new UUID(0, 9)),
                                attempt,
                                source().path().resolveSibling("pieces"),
                                journal,
                                Runnable::run),
                        (_, _) -> WorkMonitor.NONE,
                        (_, _) -> {});
        return task.part();
    }

    /** As if the process ended there. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Ends in the middle of a chunk. */
    private PictureEncoder dyingAt(int chunk) {
        return watching((output, index) -> {
            if (index == chunk) throw new Death();
        });
    }

    private PictureEncoder noting(PictureEncoder encoder) {
        assertTrue(encoder instanceof FfmpegPictureEncoder);
        return watching((_, _) -> {});
    }

    @FunctionalInterface
    private interface Begins {
        void chunk(PictureOutput output, int index);
    }

    private PictureEncoder watching(Begins begins) {
        var real = new FfmpegPictureEncoder(2);
        return new PictureEncoder() {
            @Override
            public void encode(List<PictureOutput> outputs, WorkMonitor monitor) {
                real.encode(outputs.stream().map(this::watched).toList(), monitor);
            }

            private PictureOutput watched(PictureOutput output) {
                return new PictureOutput(
                        output.source(),
                        output.picture(),
                        output.threads(),
                        output.layout(),
                        output.done(),
                        new com.cliply.engine.media.ChunkSink() {
                            @Override
                            public Path begin(int chunk) {
                                var file = output.sink().begin(chunk);
                                begun.add(String.valueOf(file.getFileName()));
                                return file;
                            }

                            @Override
                            public long bytes(int chunk) {
                                return output.sink().bytes(chunk);
                            }

                            @Override
                            public void written(int chunk, Path file) {
                                begins.chunk(output, chunk);
                                output.sink().written(chunk, file);
                            }
                        });
            }

            @Override
            public Joined join(
                    List<Path> pictures, Optional<Path> sound, FrameRate rate, Path target, WorkMonitor monitor) {
                return real.join(pictures, sound, rate, target, monitor);
            }
        };
    }
}
