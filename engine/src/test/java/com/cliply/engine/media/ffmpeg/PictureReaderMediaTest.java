package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every picture is handed over once, in order, at the time at which a player shows it. */
class PictureReaderMediaTest {
    @TempDir
    Path folder;

    private static List<MediaTime> read(Path file, WorkMonitor monitor) {
        var times = new ArrayList<MediaTime>();
        var track = new FfmpegProbe().probe(file).video().orElseThrow();
        var bytes = MediaScanner.PICTURE_SIZE.width() * MediaScanner.PICTURE_SIZE.height() * 3 / 2;
        new FfmpegPictureReader()
                .read(
                        file,
                        track,
                        new ScanListener() {
                            @Override
                            public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
                                assertEquals(bytes, yuv.remaining());
                                times.add(time);
                            }
                        },
                        monitor);
        return times;
    }

    private static void assertAsListed(Path file, int frames) {
        var track = new FfmpegProbe().probe(file).video().orElseThrow();
        var list = new FfmpegFrameTimes().of(file, track, WorkMonitor.NONE);
        assertEquals(LongStream.range(0, list.count()).mapToObj(list::at).toList(), read(file, WorkMonitor.NONE));
        assertEquals(frames, list.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "matroska", "mpegts"})
    void picturesOutOfOrderComeAsTheyAreShown(String container) {
        assertAsListed(
                TestMedia.film()
                        .frames(100, new FrameRate(30000, 1001))
                        .keyframeEvery(40, TestMedia.hasBFrames() ? 3 : 0)
                        .container(container, Map.of())
                        .write(folder.resolve("film")),
                100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska"})
    void unevenPicturesComeAtTheirOwnTimes(String container) {
        var millis = IntStream.range(0, 60)
                .mapToLong(n -> n * 40L + n % 3 * 11L + n / 7 * 30L)
                .toArray();
        assertAsListed(
                TestMedia.film()
                        .framesAtMillis(millis)
                        .keyframeEvery(25, TestMedia.hasBFrames() ? 2 : 0)
                        .container(container, Map.of())
                        .write(folder.resolve("film")),
                60);
    }

    @Test
    void howFarItHasComeIsToldAndRises() {
        var told = new ArrayList<Duration>();
        var monitor = new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void done(Duration media, Duration whole) {
                told.add(media);
            }
        };
        var file = TestMedia.film().write(folder.resolve("film.mp4"));
        assertEquals(90, read(file, monitor).size());
        assertEquals(told.stream().sorted().toList(), told);
        assertEquals(Duration.ofSeconds(3), told.getLast());
    }

    @Test
    void whoCancelsIsHeardAtOnce() {
        var asked = new int[1];
        var monitor = new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return ++asked[0] > 40;
            }

            @Override
            public void done(Duration media, Duration whole) {}
        };
        var file = TestMedia.film().frames(900, FrameRate.of(30)).write(folder.resolve("film.mp4"));
        assertThrows(CancelledException.class, () -> read(file, monitor));
        assertTrue(asked[0] < 80, "asked " + asked[0]);
    }

    @Test
    void aFileThatWasCutOffEndsEarly() {
        var file = TestMedia.film()
                .container("matroska", Map.of())
                .frames(300, FrameRate.of(30))
                .write(folder.resolve("film.mkv"));
        var count = read(TestMedia.cutOff(file, 60), WorkMonitor.NONE).size();
        assertTrue(count > 60 && count < 280, "pictures " + count);
    }
}
