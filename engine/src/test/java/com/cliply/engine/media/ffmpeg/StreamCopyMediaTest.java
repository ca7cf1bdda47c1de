package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.StreamCopier.Copied;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copied stretch holds whole groups of pictures, nothing of them is missing, and it says where it was cut. */
class StreamCopyMediaTest {
    private static final FrameRate THIRTY = FrameRate.of(30);

    private final FfmpegStreamCopier copier = new FfmpegStreamCopier();

    @TempDir
    Path folder;

    private Copied copy(Path film, Path target, TimeRange... ranges) {
        var info = new FfmpegProbe().probe(film);
        var source = new EncodeSource.Ranges(
                film,
                info,
                info.video().map(track -> track.index()).orElse(-1),
                info.audioTracks().stream().map(AudioTrack::index).toList(),
                List.of(ranges));
        return copier.copy(source, copier.suffixFor(info), target, WorkMonitor.NONE);
    }

    private static TimeRange frames(long from, long to) {
        return new TimeRange(THIRTY.timeOf(from), THIRTY.timeOf(to));
    }

    @ParameterizedTest
    @CsvSource({"mp4,mp4,0", "mp4,mp4,2", "matroska,mkv,2", "mpegts,ts,2", "mov,mov,0"})
    void aRangeGrowsToTheKeyframesAroundIt(String container, String suffix, int bFrames) {
        var film = TestMedia.film()
                .frames(150, THIRTY)
                .keyframeEvery(20, TestMedia.hasBFrames() ? bFrames : 0)
                .container(container, Map.of())
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film." + suffix));
        var target = folder.resolve("copy.part");
        var copied = copy(film, target, frames(47, 75));
        var played = Playback.of(target);
        assertEquals(IntStream.range(40, 80).boxed().toList(), played.numbers());
        assertEquals(40, copied.frames());
        assertEquals(1, copied.ranges().size());
        assertNear(frames(40, 80), copied.ranges().getFirst());
        assertTrue(
                copied.duration().minus(Duration.ofNanos(1_333_333_333)).abs().toMillis() <= 2);
    }

    /** Containers round time stamps to their own ticks; some begin where the coder of the sound does, 21 ms earlier. */
    private static void assertNear(TimeRange expected, TimeRange actual) {
        assertTrue(Math.abs(expected.start().micros() - actual.start().micros()) <= 24_000, actual.toString());
        assertTrue(Math.abs(expected.end().micros() - actual.end().micros()) <= 24_000, actual.toString());
    }

    @Test
    void aRangeThatLiesOnKeyframesIsCutThere() {
        var film = TestMedia.film().frames(150, THIRTY).keyframeEvery(20, 0).write(folder.resolve("film.mp4"));
        var target = folder.resolve("copy.part");
        assertEquals(List.of(frames(40, 80)), copy(film, target, frames(40, 80)).ranges());
        assertEquals(
                IntStream.range(40, 80).boxed().toList(), Playback.of(target).numbers());
    }

    @Test
    void rangesFollowEachOtherAndSharedPicturesComeOnce() {
        var film = TestMedia.film()
                .frames(200, THIRTY)
                .keyframeEvery(20, 0)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4"));
        var target = folder.resolve("copy.part");
        var copied = copy(film, target, frames(45, 55), frames(58, 70), frames(130, 135));
        assertEquals(List.of(frames(40, 60), frames(60, 80), frames(120, 140)), copied.ranges());
        assertEquals(
                IntStream.concat(IntStream.range(40, 80), IntStream.range(120, 140))
                        .boxed()
                        .toList(),
                Playback.of(target).numbers());
    }

    @Test
    void theEndOfTheFileEndsTheLastGroup() {
        var film = TestMedia.film().frames(95, THIRTY).keyframeEvery(20, 0).write(folder.resolve("film.mp4"));
        var target = folder.resolve("copy.part");
        copy(film, target, frames(85, 94));
        assertEquals(
                IntStream.range(80, 95).boxed().toList(), Playback.of(target).numbers());
    }

    @Test
    void theIndexComesInFrontWithoutASecondPass() throws Exception {
        var film =
                TestMedia.film().frames(150, THIRTY).sound(TestSound.tone(-20)).write(folder.resolve("film.mp4"));
        var target = folder.resolve("copy.part");
        copy(film, target, frames(0, 150));
        var head = new String(Files.readAllBytes(target), 0, 200, StandardCharsets.ISO_8859_1);
        assertTrue(head.contains("moov"), "moov is not in front");
    }

    @Test
    void soundStaysWithItsPictures() {
        var film = TestMedia.film()
                .frames(300, THIRTY)
                .keyframeEvery(20, TestMedia.hasBFrames() ? 2 : 0)
                .flashAndBeepAt(90, 150, 210)
                .write(folder.resolve("film.mp4"));
        var target = folder.resolve("copy.part");
        copy(film, target, frames(70, 230));
        for (var ignoringEditLists : List.of(true, false)) {
            var played = Playback.of(target, ignoringEditLists);
            assertEquals(3, played.flashes().size());
            for (int index = 0; index < 3; index++)
                assertTrue(
                        Math.abs(played.flashes().get(index) - played.beeps().get(index)) <= 20_000,
                        played.flashes() + " " + played.beeps());
        }
    }
}
