package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A range begins on its first frame and ends before its end frame, whatever the rate, the container and the codec's order. */
class ExactRangeMediaTest {
    private static final int AAC_FRAME = 1024;
    private static final FrameRate THIRTY = FrameRate.of(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "24000, 1001, mp4",
        "25, 1, mp4",
        "30000, 1001, mp4",
        "30, 1, mp4",
        "60, 1, mp4",
        "10, 1, mp4",
        "24000, 1001, matroska",
        "30000, 1001, matroska",
        "60, 1, matroska",
        "25, 1, mpegts",
        "30000, 1001, mpegts",
        "30, 1, mov",
    })
    void aRangeBeginsAndEndsOnItsFrames(int numerator, int denominator, String container) {
        var rate = new FrameRate(numerator, denominator);
        var source = film(rate, 60, container).write(folder.resolve("film"));
        var one = play(source, List.of(range(source, rate, 23, 47)));
        assertEquals(from(23, 47), one.numbers());
        assertEvenSteps(rate, one);
        assertSoundAsLongAsPictures(rate, one);
        var five = play(
                source,
                List.of(
                        range(source, rate, 50, 60),
                        range(source, rate, 0, 1),
                        range(source, rate, 10, 22),
                        range(source, rate, 40, 41),
                        range(source, rate, 41, 45)));
        assertEquals(joined(List.of(from(50, 60), from(0, 1), from(10, 22), from(40, 45))), five.numbers());
        assertEvenSteps(rate, five);
        assertSoundAsLongAsPictures(rate, five);
    }

    /** Seven ranges of 50 ms: rounded one by one they would have 14 frames, or 7; together they have 10 or 11. */
    @Test
    void lengthsAreRoundedTogetherNotRangeByRange() {
        var source = film(THIRTY, 90, "mp4").write(folder.resolve("film"));
        var ranges = IntStream.range(0, 7)
                .mapToObj(index -> TimeRange.ofMicros(index * 300_000L + 11_111, index * 300_000L + 61_111))
                .toList();
        var rendition = play(source, ranges);
        var expected = new ArrayList<Integer>();
        for (int index = 0; index < ranges.size(); index++) {
            var first = rounded(50_000L * index);
            for (long frame = first; frame < rounded(50_000L * (index + 1)); frame++)
                expected.add(onScreen(ranges.get(index).start().micros() + (frame - first) * 1_000_000 / 30));
        }
        assertEquals(expected, rendition.numbers());
        assertEquals(THIRTY.nearestFrame(com.cliply.engine.time.MediaTime.ofMillis(350)), expected.size());
        assertSoundAsLongAsPictures(THIRTY, rendition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska", "mpegts"})
    void farKeyframesAndPicturesOutOfOrderDoNotMoveTheEdges(String container) {
        assumeTrue(TestMedia.hasBFrames(), "this encoder makes no B-frames");
        var source = film(THIRTY, 260, container)
                .keyframeEvery(250, 3)
                .coded("b_strategy", "0")
                .write(folder.resolve("film"));
        var rendition = play(
                source,
                List.of(
                        range(source, THIRTY, 247, 255),
                        range(source, THIRTY, 101, 105),
                        range(source, THIRTY, 250, 254)));
        assertEquals(joined(List.of(from(247, 255), from(101, 105), from(250, 254))), rendition.numbers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska", "mpegts"})
    void picturesThatLeanOnTheGroupBeforeAreWhole(String container) {
        assumeTrue(TestMedia.hasBFrames(), "this encoder makes no open groups");
        var source = film(THIRTY, 60, container)
                .keyframeEvery(20, 3)
                .coded("x264-params", "open-gop=1:bframes=3:b-adapt=0:scenecut=0:min-keyint=20")
                .write(folder.resolve("film"));
        var rendition = play(
                source,
                List.of(
                        range(source, THIRTY, 38, 43),
                        range(source, THIRTY, 39, 42),
                        range(source, THIRTY, 40, 43),
                        range(source, THIRTY, 41, 44)));
        assertEquals(joined(List.of(from(38, 43), from(39, 42), from(40, 43), from(41, 44))), rendition.numbers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska"})
    void ofUnevenPicturesTheOneOnScreenIsShown(String container) {
        var millis = uneven(80);
        var source = TestMedia.film()
                .framesAtMillis(millis)
                .container(container, Map.of())
                .keyframeEvery(25, TestMedia.hasBFrames() ? 2 : 0)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film"));
        var start = 700;
        var end = 2_400;
        var shift = startMillis(source);
        var ranges = List.of(TimeRange.ofMicros((start + shift) * 1_000L, (end + shift) * 1_000L));
        var preset = TestRender.between(THIRTY, THIRTY);
        var rendition = Playback.of(TestRender.render(source, ranges, preset, "16:9"));
        var expected = new ArrayList<Integer>();
        for (int frame = 0; frame < rounded((end - start) * 1_000L); frame++) {
            var moment = start * 1_000L + frame * 1_000_000L / 30;
            var shown = 0;
            while (shown + 1 < millis.length && millis[shown + 1] * 1_000 <= moment) shown++;
            expected.add(shown);
        }
        assertEquals(expected, rendition.numbers());
        assertSoundAsLongAsPictures(THIRTY, rendition);
    }

    /** The clock of such a file ticks once a frame: that is no reason to show the next one early. */
    @Test
    void upToItsEndAFrameIsOnScreenInFilesThatCountFrames() {
        var rate = FrameRate.of(25);
        var source = TestMedia.film()
                .frames(60, rate)
                .container("avi", Map.of())
                .keyframeEvery(30, 0)
                .write(folder.resolve("film"));
        for (var early : List.of(0, 5_000, 39_000)) {
            var start = rate.timeOf(23).micros() - early;
            assertEquals(
                    early == 0 ? from(23, 33) : from(22, 32),
                    play(source, List.of(TimeRange.ofMicros(start, start + 400_000)))
                            .numbers(),
                    early + " microseconds before");
        }
    }

    @Test
    void theVerticalCutShowsTheSameFrames() {
        var source = film(THIRTY, 60, "mp4").write(folder.resolve("film"));
        var ranges = List.of(TestRender.frames(THIRTY, 13, 47));
        for (var aspect : List.of("9:16", "1:1", "4:5")) {
            var rendition = Playback.of(TestRender.render(source, ranges, TestRender.SMALL, aspect));
            assertEquals(from(13, 47), rendition.numbers(), aspect);
        }
    }

    @Test
    void aRangeBeyondTheEndIsCutThere() {
        var source = film(THIRTY, 60, "mp4").write(folder.resolve("film"));
        assertEquals(
                from(50, 60),
                play(source, List.of(TestRender.frames(THIRTY, 50, 75))).numbers());
    }

    private static TestMedia film(FrameRate rate, int frames, String container) {
        return TestMedia.film()
                .frames(frames, rate)
                .container(container, Map.of())
                .keyframeEvery(30, TestMedia.hasBFrames() ? 2 : 0)
                .sound(TestSound.tone(-20));
    }

    private static Playback play(Path source, List<TimeRange> ranges) {
        return Playback.of(TestRender.render(source, ranges));
    }

    /** Some containers let the sound begin before the first picture. */
    private static TimeRange range(Path source, FrameRate rate, int from, int to) {
        var start = Duration.ofNanos(
                1_000 * TestRender.source(source).info().video().orElseThrow().startMicros());
        var range = TestRender.frames(rate, from, to);
        return new TimeRange(range.start().plus(start), range.end().plus(start));
    }

    private static long startMillis(Path source) {
        return TestRender.source(source).info().video().orElseThrow().startMicros() / 1_000;
    }

    private static List<Integer> from(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }

    private static List<Integer> joined(List<List<Integer>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static long rounded(long micros) {
        return (micros * 30 + 500_000) / 1_000_000;
    }

    private static int onScreen(long micros) {
        return (int) ((micros + 1) * 30 / 1_000_000);
    }

    /** Steps from 12 to 83 ms, no picture just after a thirtieth of a second, where rounding to milliseconds could decide. */
    private static long[] uneven(int count) {
        var steps = new int[] {17, 50, 33, 83, 12, 40, 21, 67, 29};
        var times = new long[count];
        for (int index = 1; index < count; index++) {
            var time = times[index - 1] + steps[index % steps.length];
            // Output frames lie at 700 ms + n/30 s, which is n/30 s as well: at 0, 33.3 and 66.7 ms of each tenth.
            while (time * 3 % 100 >= 1 && time * 3 % 100 <= 4) time++;
            times[index] = time;
        }
        return times;
    }

    private static void assertEvenSteps(FrameRate rate, Playback rendition) {
        for (int index = 0; index < rendition.pictures().size(); index++) {
            var apart = rendition.pictures().get(index).micros()
                    - rate.timeOf(index).micros();
            assertTrue(Math.abs(apart) <= 1, "picture " + index + " is " + apart + " microseconds late");
        }
    }

    private static void assertSoundAsLongAsPictures(FrameRate rate, Playback rendition) {
        var wanted = rate.sampleAt(rendition.pictures().size(), 48_000);
        var apart = rendition.sound().size() - wanted;
        assertTrue(Math.abs(apart) <= AAC_FRAME, "sound is " + apart + " samples longer than the pictures");
    }
}
