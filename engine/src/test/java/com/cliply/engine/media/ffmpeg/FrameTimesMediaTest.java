package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frame n is the n-th picture that a player shows, whatever the order and the spacing in the file. */
class FrameTimesMediaTest {
    @TempDir
    Path folder;

    private static VideoTrack track(Path file) {
        return new FfmpegProbe().probe(file).video().orElseThrow();
    }

    private static FrameList list(Path file) {
        return new FfmpegFrameTimes().of(file, track(file), WorkMonitor.NONE);
    }

    private static List<Long> micros(FrameList list) {
        return LongStream.rangeClosed(0, list.count())
                .mapToObj(frame -> list.at(frame).micros())
                .toList();
    }

    private static void assertAsDecoded(Path file) {
        var packets = FfmpegFrameTimes.fromPackets(file, track(file), WorkMonitor.NONE);
        var decoded = FfmpegFrameTimes.decoded(file, track(file), WorkMonitor.NONE);
        assertTrue(packets.isPresent(), "packets were enough");
        assertEquals(micros(decoded), micros(packets.get()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "matroska", "mpegts"})
    void picturesOutOfOrderAreCountedAsTheyAreShown(String container) {
        var film = TestMedia.film()
                .frames(100, new FrameRate(30000, 1001))
                .keyframeEvery(40, TestMedia.hasBFrames() ? 3 : 0)
                .container(container, Map.of())
                .write(folder.resolve("film"));
        assertAsDecoded(film);
        assertEquals(100, list(film).count());
        var first = list(film).at(0).micros();
        assertTrue(Math.abs(list(film).at(1).micros() - first - 33_366) <= 1_000);
        assertTrue(Math.abs(list(film).at(100).micros() - first - 3_336_667) <= 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska"})
    void unevenPicturesHaveTheirOwnTimes(String container) {
        var millis = IntStream.range(0, 80)
                .mapToLong(n -> n * 40L + n % 3 * 11L + n / 7 * 30L)
                .toArray();
        var film = TestMedia.film()
                .framesAtMillis(millis)
                .container(container, Map.of())
                .keyframeEvery(25, TestMedia.hasBFrames() ? 2 : 0)
                .write(folder.resolve("film"));
        assertAsDecoded(film);
        var list = list(film);
        for (int frame = 0; frame < millis.length; frame++)
            assertEquals(
                    (millis[frame] - millis[0]) * 1_000,
                    list.at(frame).micros() - list.at(0).micros(),
                    "frame " + frame);
    }

    /** A copy that begins between keyframes hides the pictures before its beginning by an edit list. */
    @Test
    void picturesOutsideOfTheEditListAreNotCounted() throws IOException {
        var film = TestMedia.film()
                .frames(100, FrameRate.of(25))
                .keyframeEvery(50, TestMedia.hasBFrames() ? 2 : 0)
                .write(folder.resolve("film.mp4"));
        var content = Files.readAllBytes(film);
        var bytes = ByteBuffer.wrap(content);
        var ticksPerSecond = bytes.getInt(boxNamed("mdhd", content) + 16);
        var mediaTime = boxNamed("elst", content) + 16;
        bytes.putInt(mediaTime, bytes.getInt(mediaTime) + 30 * ticksPerSecond / 25);
        Files.write(film, content);
        assertAsDecoded(film);
        assertEquals(70, list(film).count());
    }

    /** Where the name of a box stands. */
    private static int boxNamed(String name, byte[] file) {
        var place = new String(file, StandardCharsets.ISO_8859_1).indexOf(name);
        assertTrue(place > 0, name);
        return place;
    }

    @Test
    void onlyFramesThatAreThereHaveATime() {
        var list = new FrameList(new long[] {0, 40_000, 80_000});
        assertEquals(2, list.count());
        assertEquals(80_000, list.at(2).micros());
        assertThrows(IllegalArgumentException.class, () -> list.at(3));
    }
}
