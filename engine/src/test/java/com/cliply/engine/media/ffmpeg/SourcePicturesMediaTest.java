package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.CodedFilm.Fields;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures come whole, at their times, and the same from wherever they are reached. */
class SourcePicturesMediaTest {
    private static final FrameRate RATE = FrameRate.of(25);
    private static final int FRAMES = 60;

    /** Rows above it stand still, rows below move. */
    private static final int MIDDLE = 48;

    @TempDir
    Path folder;

    /** A picture that was reached, and what it looks like. */
    private record Reached(long micros, long hash) {}

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "libx264, NONE, mp4, open-gop=1",
        "libx264, NONE, mkv, open-gop=1",
        "libx264, TOP_FIRST, mp4, open-gop=1",
        "libx264, BOTTOM_FIRST, mkv, open-gop=1",
        "libx264, TOP_FIRST, ts, open-gop=1",
        "libx265, NONE, mp4, open-gop=1",
        "libx265, NONE, ts, open-gop=1",
        "mpeg2video, NONE, ts, ''",
        "mpeg2video, TOP_FIRST, ts, ''",
        "mpeg2video, BOTTOM_FIRST, mkv, ''",
        "ffv1, TOP_FIRST, mkv, ''",
        "libvpx-vp9, NONE, mkv, ''",
    })
    void aPictureIsTheSameWhetherReachedByASeekOrByRunningOn(
            String encoder, Fields fields, String container, String codecOptions) {
        var file = moving(encoder, fields, codecOptions).write(folder.resolve("film." + container));
        var track = new FfmpegProbe().probe(file).video().orElseThrow();
        try (var running = new SourcePictures(file, track, WorkMonitor.NONE, 2);
                var seeking = new SourcePictures(file, track, WorkMonitor.NONE, 1)) {
            var all = rest(running, Integer.MAX_VALUE);
            assertEquals(
                    LongStream.range(0, FRAMES).map(n -> n * 40_000).boxed().toList(),
                    all.stream().map(Reached::micros).toList());
            for (int wanted = FRAMES - 1; wanted >= 0; wanted -= wanted > 36 ? 1 : 5) {
                seeking.seek(all.get(wanted).micros());
                var reached = rest(seeking, 4 + wanted);
                var first = all.stream()
                        .map(Reached::micros)
                        .toList()
                        .indexOf(reached.getFirst().micros());
                assertTrue(first >= 0 && first <= wanted, "seek " + wanted + " came to " + first);
                assertEquals(all.subList(first, first + reached.size()), reached, "from " + wanted);
            }
        }
    }

    /** @param noise by how much pictures of this coding differ from each other where nothing moves, which looks like motion */
    @ParameterizedTest
    @CsvSource({
        "libx264, TOP_FIRST, 5",
        "libx264, BOTTOM_FIRST, 5",
        "mpeg2video, TOP_FIRST, 12",
        "ffv1, BOTTOM_FIRST, 0.1"
    })
    void combsAreGoneAndWhatStandsStillStaysSharp(String encoder, Fields fields, double noise) {
        var file = moving(encoder, fields, "").write(folder.resolve("film.mkv"));
        var stored = DecodedFilm.of(file);
        var track = stored.track();
        try (var source = new SourcePictures(file, track, WorkMonitor.NONE, 1)) {
            for (int number = 0; number < FRAMES; number++) {
                var picture = DecodedFilm.copy(source.next(), source.micros());
                if (number == 0 || number == FRAMES - 1) continue;
                var before = comb(stored.pictures().get(number));
                var after = comb(picture);
                assertTrue(before > 20, "the source shows no comb: " + before);
                assertTrue(after < before / 8, "combs in " + number + ": " + before + " became " + after);
                var changed = difference(stored.pictures().get(number), picture);
                // Lines filled in from above and below would be off by 26 and more.
                assertTrue(changed < noise, "what stands still was blurred in " + number + ": " + changed);
            }
        }
    }

    @Test
    void wholePicturesAreLeftAlone() {
        var file = moving("ffv1", Fields.NONE, "").write(folder.resolve("film.mkv"));
        var stored = DecodedFilm.of(file);
        try (var source = new SourcePictures(file, stored.track(), WorkMonitor.NONE, 1)) {
            for (var expected : stored.pictures()) {
                var picture = DecodedFilm.copy(source.next(), source.micros());
                for (int plane = 0; plane < 3; plane++)
                    assertTrue(Arrays.equals(
                            expected.planes().get(plane), picture.planes().get(plane)));
            }
        }
    }

    /** A call whose line got worse, and a broadcast that turns from 16:9 to 4:3: neither is stretched nor does it break. */
    @ParameterizedTest
    @CsvSource({"320, 192, 1, 1, yuv420p, true", "160, 96, 1, 1, yuv422p, true", "160, 96, 4, 5, yuv420p, false"})
    void aChangeOfSizeShapeOrFormatOnTheWayIsEvenedOut(
            int width, int height, int across, int down, String format, boolean sameShape) throws IOException {
        var file = patch(120).frames(25, RATE).write(folder.resolve("film.ts"));
        var second = patch(120)
                .size(width, height)
                .pixels(across, down)
                .coded("mpeg2video", format)
                .from(25)
                .frames(25, RATE)
                .write(folder.resolve("second.ts"));
        Files.write(file, Files.readAllBytes(second), StandardOpenOption.APPEND);
        var rendered = DecodedFilm.of(
                TestRender.render(file, List.of(TimeRange.ofMicros(0, 1_920_000)), TestRender.SMALL, "16:9"));
        assertEquals(48, rendered.pictures().size());
        for (var picture :
                List.of(rendered.pictures().get(10), rendered.pictures().get(40))) {
            assertEquals(120, picture.mean(0, picture.width() / 2, picture.height() / 2, 20), 2);
            var edge = picture.mean(0, 8, picture.height() / 2, 6);
            assertEquals(sameShape || picture.micros() < 1_000_000 ? 120 : 16, edge, 3, "at " + picture.micros());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "1, true"})
    void pixelsThatAreNotSquareAreMadeSoInTurnedPicturesToo(int quarterTurns, boolean mirrored) {
        var file = TestMedia.film()
                .size(144, 116)
                .pixels(16, 11)
                .turned(quarterTurns, mirrored)
                .frames(10, FrameRate.of(30))
                .write(folder.resolve("film"));
        for (var aspect : List.of("16:9", "9:16"))
            assertEquals(
                    List.of(2, 3, 4),
                    Playback.of(TestRender.render(
                                    file, List.of(TestRender.frames(FrameRate.of(30), 2, 5)), TestRender.SMALL, aspect))
                            .numbers(),
                    aspect);
    }

    private static CodedFilm patch(int light) {
        return CodedFilm.of((_, plane, _, _) -> plane == 0 ? light : 128).coded("mpeg2video", "yuv420p");
    }

    /** Fine texture that stands still above, a pattern that moves four pixels a field below. */
    private static CodedFilm moving(String encoder, Fields fields, String options) {
        assumeTrue(CodedFilm.canCode(encoder), "this build lacks " + encoder);
        var film = CodedFilm.of((frame, plane, x, y) -> plane == 0 ? light(frame, x, y, fields) : 128)
                .frames(FRAMES, RATE)
                .coded(encoder, "yuv420p")
                .fields(fields);
        switch (encoder) {
            case "libx264" ->
                film.option("preset", "veryfast")
                        .option("crf", "5")
                        .option("g", "12")
                        .option("bf", "3")
                        .option(
                                "x264-params",
                                "scenecut=0:" + options + (fields == Fields.BOTTOM_FIRST ? ":bff=1" : ""));
            case "libx265" ->
                film.option("preset", "ultrafast")
                        .option("crf", "10")
                        .option(
                                "x265-params",
                                "log-level=none:keyint=12:min-keyint=12:bframes=3:scenecut=0:" + options);
            case "mpeg2video" -> film.option("g", "12").option("bf", "2").option("b", "20000000");
            case "libvpx-vp9" ->
                film.option("g", "12").option("deadline", "realtime").option("crf", "20");
            default -> {}
        }
        return film;
    }

    private static int light(long frame, int x, int y, Fields fields) {
        if (y < MIDDLE) return 60 + (x * 37 + y * 53 + x * y * 7) % 11 * 12;
        var second = fields != Fields.NONE && (y % 2 == 1) == (fields == Fields.TOP_FIRST);
        var moved = x - 8 * frame - (second ? 4 : 0);
        return Math.floorMod(moved, 40) < 20 ? 60 : 180;
    }

    /** How much each row differs from both of its neighbours. */
    private static double comb(DecodedFilm.Picture picture) {
        var sum = 0L;
        for (int y = MIDDLE + 8; y < picture.height() - 8; y++)
            for (int x = 8; x < picture.width() - 8; x++)
                sum += Math.abs(2 * picture.at(0, x, y) - picture.at(0, x, y - 1) - picture.at(0, x, y + 1));
        return (double) sum / (picture.height() - MIDDLE - 16) / (picture.width() - 16);
    }

    private static double difference(DecodedFilm.Picture one, DecodedFilm.Picture other) {
        var sum = 0L;
        for (int y = 0; y < MIDDLE - 8; y++)
            for (int x = 0; x < one.width(); x++) sum += Math.abs(one.at(0, x, y) - other.at(0, x, y));
        return (double) sum / (MIDDLE - 8) / one.width();
    }

    private static List<Reached> rest(SourcePictures source, int most) {
        var found = new ArrayList<Reached>();
        for (var frame = source.next(); frame != null; frame = source.next()) {
            found.add(new Reached(source.micros(), hash(frame)));
            if (found.size() >= most) break;
        }
        return found;
    }

    private static long hash(AVFrame frame) {
        var sum = new CRC32();
        for (var plane : DecodedFilm.copy(frame, 0).planes()) sum.update(plane);
        return sum.getValue();
    }
}
