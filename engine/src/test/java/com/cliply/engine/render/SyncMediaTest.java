package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen and heard together in the source is so in the rendition, in players with and without edit lists. */
class SyncMediaTest {
    private static final long NEAR_MICROS = 10_000;
    private static final Set<String> BOXES_OF_BOXES = Set.of("moov", "trak", "mdia", "minf", "stbl", "edts");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "mp4, 30, 1, 0, 120",
        "mp4, 30, 1, 23, 110",
        "mp4, 30000, 1001, 17, 120",
        "mp4, 24000, 1001, 1, 100",
        "mov, 25, 1, 14, 120",
        "matroska, 30, 1, 0, 120",
        "matroska, 30000, 1001, 19, 111",
        "mpegts, 25, 1, 9, 120",
        "mpegts, 30, 1, 0, 120",
    })
    void aFlashAndItsBeepStayTogether(String container, int numerator, int denominator, int first, int end) {
        var rate = new FrameRate(numerator, denominator);
        var source = TestMedia.film()
                .frames(120, rate)
                .container(container, Map.of())
                .keyframeEvery(50, TestMedia.hasBFrames() ? 2 : 0)
                .flashAndBeepAt(30, 60, 90)
                .write(folder.resolve("film"));
        var shift = TestRender.source(source).info().video().orElseThrow().startMicros();
        var range = TimeRange.ofMicros(
                rate.timeOf(first).micros() + shift, rate.timeOf(end).micros() + shift);
        var expected = new ArrayList<Long>();
        for (var flash : List.of(30, 60, 90))
            expected.add(rate.timeOf(flash - first).micros());
        assertTogether(TestRender.render(source, List.of(range)), expected);
    }

    @Test
    void togetherInEveryRangeOfAClip() {
        var rate = FrameRate.of(30);
        var source = TestMedia.film()
                .frames(240, rate)
                .flashAndBeepAt(30, 90, 150, 210)
                .write(folder.resolve("film"));
        var ranges = List.of(
                TestRender.frames(rate, 140, 175),
                TestRender.frames(rate, 20, 51),
                TestRender.frames(rate, 200, 240),
                TestRender.frames(rate, 80, 121));
        assertTogether(
                TestRender.render(source, ranges),
                List.of(10L * 1_000_000 / 30, 45L * 1_000_000 / 30, 76L * 1_000_000 / 30, 116L * 1_000_000 / 30));
    }

    /** Such holes come from phones under load and from broadcasts: what follows must not move up. */
    @Test
    void aHoleInTheSoundMovesNothing() {
        var rate = FrameRate.of(30);
        var source = TestMedia.film()
                .frames(120, rate)
                .flashAt(30, 60, 90)
                .sound(TestSound.beeps(List.of(rate.timeOf(30), rate.timeOf(60), rate.timeOf(90))))
                .holesInSound(Set.of(20L, 21L, 22L, 70L, 71L, 72L, 73L))
                .container("matroska", Map.of())
                .write(folder.resolve("film"));
        var shift = TestRender.source(source).info().video().orElseThrow().startMicros();
        assertTogether(
                TestRender.render(source, List.of(TimeRange.ofMicros(shift, shift + 4_000_000))),
                List.of(1_000_000L, 2_000_000L, 3_000_000L));
    }

    @Test
    void unevenPicturesStayTogetherWithTheirSound() {
        // A picture every 30 to 45 ms, and one exactly on each third of a second.
        var millis = new long[120];
        for (int index = 0; index < millis.length; index++)
            millis[index] = index * 100L / 3 + (index % 10 == 0 ? 0 : index * 7 % 11);
        var source = TestMedia.film()
                .framesAtMillis(millis)
                .container("matroska", Map.of())
                .flashAndBeepAt(30, 60, 90)
                .write(folder.resolve("film"));
        var shift = TestRender.source(source).info().video().orElseThrow().startMicros();
        var thirty = TestRender.between(FrameRate.of(30), FrameRate.of(30));
        assertTogether(
                TestRender.render(
                        source, List.of(TimeRange.ofMicros(500_000 + shift, 3_500_000 + shift)), thirty, "16:9"),
                List.of(500_000L, 1_500_000L, 2_500_000L));
    }

    @Test
    void playersFindTheIndexFirstNoEditListAndTheColoursNamed() throws IOException {
        var source =
                TestMedia.film().frames(40, FrameRate.of(30)).flashAndBeepAt(10).write(folder.resolve("film"));
        var file = TestRender.render(source, List.of(TimeRange.ofMicros(0, 1_000_000)));
        var boxes = boxes(ByteBuffer.wrap(Files.readAllBytes(file)));
        assertTrue(boxes.contains("moov") && boxes.contains("stbl"), boxes.toString());
        assertFalse(boxes.contains("edts") || boxes.contains("elst"), boxes.toString());
        assertTrue(boxes.indexOf("moov") < boxes.indexOf("mdat"), boxes.toString());
        var color = new FfmpegProbe().probe(file).video().orElseThrow().color();
        assertEquals(
                List.of("yuv420p", "bt709", "bt709", "bt709", "tv"),
                List.of(color.pixelFormat(), color.primaries(), color.transfer(), color.matrix(), color.range()));
    }

    private static void assertTogether(Path rendition, List<Long> expected) {
        for (var ignoring : new boolean[] {false, true}) {
            var played = Playback.of(rendition, ignoring);
            assertEquals(0, played.pictures().getFirst().micros());
            assertEquals(0, played.soundStart());
            assertNear(expected, played.flashes(), 2);
            assertNear(expected, played.beeps(), NEAR_MICROS);
        }
    }

    private static void assertNear(List<Long> expected, List<Long> actual, long tolerance) {
        assertEquals(expected.size(), actual.size(), expected + " but " + actual);
        for (int index = 0; index < expected.size(); index++)
            assertTrue(Math.abs(expected.get(index) - actual.get(index)) <= tolerance, expected + " but " + actual);
    }

    /** The names of all boxes, those within boxes after their own (ISO 14496-12). */
    private static List<String> boxes(ByteBuffer bytes) {
        var found = new ArrayList<String>();
        while (bytes.remaining() >= 8) {
            var start = bytes.position();
            var size = bytes.getInt();
            var name = new byte[4];
            bytes.get(name);
            found.add(new String(name, StandardCharsets.ISO_8859_1));
            if (BOXES_OF_BOXES.contains(found.getLast())) found.addAll(boxes(bytes.slice(start + 8, size - 8)));
            bytes.position(start + size);
        }
        return found;
    }
}
