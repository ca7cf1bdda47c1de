package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_B;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRunMediaTest {
    private static final FrameRate TEN = FrameRate.of(10);
    private static final FrameSize SMALL = new FrameSize(160, 90);

    @TempDir
    Path folder;

    private final FfmpegProxyMaker maker = new FfmpegProxyMaker(2, 3);
    private final List<Long> passed = new ArrayList<>();

    private static EncodeRequest.Picture picture() {
        var whole =
                new PictureTransform(Orientation.UPRIGHT, new PictureTransform.Cut(0, 0, 160, 90), SMALL, SMALL, false);
        return new EncodeRequest.Picture(
                whole,
                TEN,
                TestMedia.encoder(),
                TestMedia.encoder().equals("libx264")
                        ? Map.of("g", "15", "bf", "0", "preset", "superfast", "crf", "23")
                        : Map.of("g", "15", "bf", "0", "b", "500000", "allow_skip_frames", "0"));
    }

    private ProxyMaker.Run open() {
        var film = TestMedia.film().frames(400, TEN).keyframeEvery(250, 2).write(folder.resolve("film"));
        var track = new FfmpegProbe().probe(film).video().orElseThrow();
        return maker.open(film, track, picture(), WorkMonitor.NONE);
    }

    private static List<Long> tenths(int from, int until) {
        return LongStream.range(from, until)
                .map(number -> number * 100_000)
                .boxed()
                .toList();
    }

    @Test
    void aStretchThatFollowsIsDecodedOnAndAnyOtherIsSought() {
        try (var run = open()) {
            var target = folder.resolve("copy");
            var copied = run.copy(20_000_000, 25_000_000, target, passed::add);
            assertEquals(50, copied.frames());
            assertEquals(OptionalLong.empty(), copied.end());
            assertEquals(Optional.of(tenths(200, 250)), maker.frames(target));
            passed.clear();
            run.copy(25_000_000, 30_000_000, target, passed::add);
            assertEquals(tenths(250, 300), passed, "it did not simply go on");
            run.copy(3_000_000, 4_000_000, target, passed::add);
            assertEquals(Optional.of(tenths(30, 40)), maker.frames(target));
            var last = run.copy(38_000_000, 50_000_000, target, passed::add);
            assertEquals(OptionalLong.of(39_900_000), last.end());
            assertEquals(Optional.of(tenths(380, 400)), maker.frames(target));
            Files.delete(target);
            var behind = run.copy(50_000_000, 60_000_000, target, passed::add);
            assertEquals(0, behind.frames());
            assertEquals(OptionalLong.of(39_900_000), behind.end());
            assertTrue(Files.notExists(target));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @Test
    void aCopyIsQuickToSeekIn() {
        var target = folder.resolve("copy");
        try (var run = open()) {
            run.copy(20_000_000, 30_000_000, target, passed::add);
        }
        try (var input = NativeInput.openOwn(target, WorkMonitor.NONE);
                var decoder = new TrackDecoder(input, 0, TrackDecoder.Care.EXACT)) {
            var number = 0;
            var key = 0;
            for (var packet = input.next(); packet != null; packet = input.next()) {
                assertEquals(packet.pts(), packet.dts(), "a picture refers to a later one");
                if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) key = number;
                assertTrue(number - key < 15, "no keyframe for 15 pictures");
                decoder.send(packet);
                while (decoder.receive()) {
                    assertTrue(decoder.frame().pict_type() != AV_PICTURE_TYPE_B);
                    assertEquals(AV_PIX_FMT_YUV420P, decoder.frame().format());
                }
                number++;
            }
            assertEquals(100, number);
            assertEquals(1, input.context().nb_streams());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "100, 40", "-200, 100", "-1, 1"})
    void whatIsNoCopyHasNoPictures(int at, int bytes) throws Exception {
        var target = folder.resolve("copy");
        try (var run = open()) {
            run.copy(0, 5_000_000, target, passed::add);
        }
        var whole = Files.readAllBytes(target);
        var from = at < 0 ? whole.length + at : at;
        if (at < 0) Files.write(target, Arrays.copyOf(whole, from));
        else {
            Arrays.fill(whole, from, from + bytes, (byte) 0xff);
            Files.write(target, whole);
        }
        var frames = maker.frames(target);
        assertTrue(frames.isEmpty() || frames.get().equals(tenths(0, 50)), frames.toString());
        assertEquals(Optional.empty(), maker.frames(folder.resolve("film")));
        assertEquals(Optional.empty(), maker.frames(folder.resolve("nothing")));
    }
}
