package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that creators really have, and disks as they really are. */
class OddSourcesMediaTest {
    private static final FrameRate THIRTY = FrameRate.of(30);
    private static final List<TimeRange> TWO_SECONDS = List.of(TimeRange.ofMicros(0, 2_000_000));

    @TempDir
    Path folder;

    @Test
    void soundAloneBecomesAWaveThatMoves() {
        var source = TestMedia.film()
                .withoutPictures()
                .frames(90, THIRTY)
                .sound(TestSound.voice(List.of(TimeRange.ofMicros(0, 1_200_000)), -12))
                .write(folder.resolve("film"));
        var played = Playback.of(TestRender.render(source, TWO_SECONDS, TestRender.SMALL, "9:16"));
        assertEquals(60, played.pictures().size());
        assertEquals(new FrameSize(90, 160), played.pictures().getFirst().size());
        assertTrue(unrest(played, 5, 35) > 2, "the wave stands still");
        assertTrue(unrest(played, 45, 60) < 0.5, "silence moves");
        assertEquals(-14, played.loudness().integratedLufs(), 0.5);
    }

    @ParameterizedTest
    @CsvSource({"2000", "1990", "1983", "517", "333", "40"})
    void aWaveIsAsLongAsItsSoundHoweverLong(int millis) {
        var source = TestMedia.film()
                .withoutPictures()
                .frames(millis, FrameRate.of(1000))
                .container("mov", Map.of())
                .pcm(TestSound.tone(-20), 44_100, 2)
                .write(folder.resolve("film"));
        var played = Playback.of(TestRender.render(source, List.of(TimeRange.ofMicros(0, millis * 1000L))));
        assertEquals((millis * 30 + 500) / 1000, played.pictures().size());
    }

    @Test
    void picturesAloneGetASilentTrack() {
        var source = TestMedia.film().frames(60, THIRTY).write(folder.resolve("film"));
        var played = Playback.of(TestRender.render(source, TWO_SECONDS));
        assertTrue(played.sound().size() >= 95_000, "no sound track");
        assertTrue(played.loudness().silent());
    }

    @ParameterizedTest
    @CsvSource({"8000, 1", "22050, 2", "44100, 1", "48000, 6", "96000, 2"})
    void anySoundBecomesStereoAtFortyEight(int sampleRate, int channels) {
        var source = TestMedia.film()
                .frames(60, THIRTY)
                .container("mov", Map.of())
                .pcm(TestSound.beeps(List.of(THIRTY.timeOf(15), THIRTY.timeOf(45))), sampleRate, channels)
                .write(folder.resolve("film"));
        var file = TestRender.render(source, TWO_SECONDS);
        var sound = TestRender.source(file).info().audio().orElseThrow();
        assertEquals(List.of(48_000, "stereo"), List.of(sound.sampleRate(), sound.layout()));
        var beeps = Playback.of(file).beeps();
        assertEquals(2, beeps.size(), beeps.toString());
        assertTrue(
                Math.abs(beeps.get(0) - 500_000) <= 10_000 && Math.abs(beeps.get(1) - 1_500_000) <= 10_000,
                beeps.toString());
    }

    @ParameterizedTest
    @CsvSource({"321, 181", "161, 90", "160, 91"})
    void oddSizesBecomeEvenOnes(int width, int height) {
        var file =
                TestMedia.film().mpeg4().size(width, height).frames(12, THIRTY).write(folder.resolve("film"));
        for (var aspect : List.of("16:9", "9:16", "1:1")) {
            var played = Playback.of(
                    TestRender.render(file, List.of(TestRender.frames(THIRTY, 2, 9)), TestRender.SMALL, aspect));
            assertEquals(List.of(2, 3, 4, 5, 6, 7, 8), played.numbers(), aspect);
            assertEquals(
                    TestRender.SMALL.size(AspectRatio.parse(aspect)),
                    played.pictures().getFirst().size());
        }
    }

    @Test
    void tenPicturesASecondAreShownThreeTimesEach() {
        var source = TestMedia.film().frames(20, FrameRate.of(10)).write(folder.resolve("film"));
        var preset = TestRender.between(FrameRate.of(24), FrameRate.of(60));
        var played = Playback.of(TestRender.render(source, TWO_SECONDS, preset, "16:9"));
        var expected = new ArrayList<Integer>();
        for (int number = 0; number < 20; number++) expected.addAll(List.of(number, number, number));
        assertEquals(expected, played.numbers());
    }

    @Test
    void aHundredAndTwentyPicturesASecondLoseEverySecondOne() {
        var source = TestMedia.film().frames(120, FrameRate.of(120)).write(folder.resolve("film"));
        var preset = TestRender.between(FrameRate.of(24), FrameRate.of(60));
        var played = Playback.of(TestRender.render(source, List.of(TimeRange.ofMicros(0, 1_000_000)), preset, "16:9"));
        assertEquals(IntStream.range(0, 60).map(frame -> 2 * frame).boxed().toList(), played.numbers());
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "0, true", "1, true"})
    void aTurnedFilmIsShownUpright(int quarterTurns, boolean mirrored) {
        var source = TestMedia.film()
                .frames(10, THIRTY)
                .turned(quarterTurns, mirrored)
                .write(folder.resolve("film"));
        var aspect = quarterTurns % 2 == 1 ? "9:16" : "16:9";
        var played = Playback.of(
                TestRender.render(source, List.of(TestRender.frames(THIRTY, 2, 9)), TestRender.SMALL, aspect));
        assertEquals(List.of(2, 3, 4, 5, 6, 7, 8), played.numbers());
    }

    @Test
    void pixelsThatAreNotSquareAreMadeSo() {
        var source = TestMedia.film()
                .size(144, 116)
                .pixels(16, 11)
                .frames(10, THIRTY)
                .write(folder.resolve("film"));
        for (var aspect : List.of("16:9", "9:16"))
            assertEquals(
                    List.of(2, 3, 4),
                    Playback.of(TestRender.render(
                                    source, List.of(TestRender.frames(THIRTY, 2, 5)), TestRender.SMALL, aspect))
                            .numbers(),
                    aspect);
    }

    @Test
    void aFileThatVanishesBeforeItIsRenderedIsNamed() throws IOException {
        var source = TestRender.source(
                TestMedia.film().frames(60, THIRTY).sound(TestSound.tone(-20)).write(folder.resolve("film.mp4")));
        Files.delete(source.path());
        assertFails(ErrorCode.FILE_VANISHED, source);
    }

    @Test
    void aFileThatLosesItsEndIsNotRenderedShort() {
        var file = TestMedia.film()
                .frames(150, THIRTY)
                .container("mp4", Map.of("movflags", "+faststart"))
                .write(folder.resolve("film.mp4"));
        var source = TestRender.source(file);
        TestMedia.cutOff(file, 30);
        var failed = assertThrows(
                StudioException.class,
                () -> TestRender.render(source, List.of(TimeRange.ofMicros(0, 5_000_000)), TestRender.SMALL, "16:9"));
        assertEquals(ErrorCode.FILE_VANISHED, failed.code());
        assertNothingBut(file);
    }

    @Test
    void aClipOfAFileThatCameCutOffEndsWhereTheFileDoes() {
        var file = TestMedia.film()
                .frames(150, THIRTY)
                .sound(TestSound.tone(-20))
                .container("mp4", Map.of("movflags", "+faststart"))
                .write(folder.resolve("film.mp4"));
        var source = TestRender.source(TestMedia.cutOff(file, 50));
        var rendered = TestRender.render(source, List.of(TestRender.frames(THIRTY, 30, 150)), TestRender.SMALL, "16:9");
        var numbers = Playback.of(rendered.part()).numbers();
        assertEquals(IntStream.range(30, 30 + numbers.size()).boxed().toList(), numbers);
        assertTrue(20 < numbers.size() && numbers.size() < 80, numbers.toString());
        var beyond = assertThrows(
                StudioException.class,
                () -> TestRender.render(
                        source, List.of(TestRender.frames(THIRTY, 120, 150)), TestRender.SMALL, "16:9"));
        assertEquals(ErrorCode.RANGE_OUTSIDE, beyond.code());
    }

    @Test
    void aFullDiskIsNamedAndNothingIsLeft() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "no /dev/full");
        var source = TestRender.source(
                TestMedia.film().frames(60, THIRTY).sound(TestSound.tone(-20)).write(folder.resolve("film.mp4")));
        Files.createSymbolicLink(folder.resolve("film.mp4.rendition.mp4.part"), full);
        assertFails(ErrorCode.DISK_FULL, source);
        assertTrue(Files.exists(full));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        var source = TestRender.source(TestMedia.film().frames(10, THIRTY).write(folder.resolve("film.mp4")));
        var part = Files.createFile(folder.resolve("a file")).resolve("clip.mp4.part");
        var failed = assertThrows(
                StudioException.class,
                () -> TestRender.renderer()
                        .render(
                                List.of(new RenderTask(
                                        new RenditionId(new UUID(0, 7)),
                                        source,
                                        List.of(TimeRange.ofMicros(0, 300_000)),
                                        TestRender.SMALL,
                                        Aspect.parse("16:9"),
                                        SoundWish.PLAIN,
                                        part)),
                                TestRender.attempt(source),
                                (_, _) -> com.cliply.engine.media.WorkMonitor.NONE,
                                (_, _) -> {}));
        assertEquals(ErrorCode.OUTPUT_NOT_WRITABLE, failed.code());
    }

    private void assertFails(ErrorCode code, com.cliply.engine.media.SourceMedia source) {
        var failed = assertThrows(
                StudioException.class, () -> TestRender.render(source, TWO_SECONDS, TestRender.SMALL, "16:9"));
        assertEquals(code, failed.code(), failed.getMessage());
        assertNothingBut(source.path());
    }

    private void assertNothingBut(Path file) {
        try (var files = Files.list(folder)) {
            // Whole pieces stay for the next attempt.
            var left = files.filter(other -> !other.equals(file) && !other.endsWith("pieces"))
                    .toList();
            assertEquals(List.of(), left);
            assertFalse(Files.exists(folder.resolve("film.mp4.rendition.mp4.part"), LinkOption.NOFOLLOW_LINKS));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** How far the mean light of the brightest picture is from that of the darkest. */
    private static double unrest(Playback played, int from, int to) {
        var light = played.pictures().subList(from, to).stream()
                .mapToDouble(Playback.Shown::light)
                .summaryStatistics();
        return light.getMax() - light.getMin();
    }
}
