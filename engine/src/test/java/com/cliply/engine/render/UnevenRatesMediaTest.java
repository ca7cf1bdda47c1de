package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of pictures that come at 10 to 61 a second, each output frame shows the one that was on screen, at whatever rate comes out. */
class UnevenRatesMediaTest {
    private static final List<FrameRate> RATES = List.of(
            new FrameRate(24_000, 1001),
            FrameRate.of(25),
            new FrameRate(30_000, 1001),
            FrameRate.of(30),
            FrameRate.of(50),
            new FrameRate(60_000, 1001),
            FrameRate.of(60));

    private static final int FRAMES = 250;

    @TempDir
    Path folder;

    @Test
    void ofTimesAsFineAsCamerasHaveThem() {
        everyFrameIsTheOneOnScreen("mp4", FrameRate.of(90_000), RATES);
    }

    @Test
    void ofTimesInWholeMilliseconds() {
        everyFrameIsTheOneOnScreen("matroska", FrameRate.of(1_000), List.of(RATES.get(2), RATES.get(3), RATES.get(6)));
    }

    private void everyFrameIsTheOneOnScreen(String container, FrameRate ticks, List<FrameRate> rates) {
        var random = new SplittableRandom(61);
        var times = uneven(ticks, random);
        var source = TestRender.source(TestMedia.film()
                .framesAt(ticks, times)
                .container(container, Map.of())
                .keyframeEvery(70, TestMedia.hasBFrames() ? 2 : 0)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film")));
        var start = source.info().video().orElseThrow().startMicros();
        // Rounded down, as the file's own times are when they become microseconds.
        var micros = LongStream.of(times)
                .map(time -> start + ticks.timeOf(time).micros())
                .toArray();
        for (var rate : rates)
            everyFrameIsTheOneOnScreen(source, micros, 1_000_000L / ticks.numerator() + 2, rate, random);
    }

    private static void everyFrameIsTheOneOnScreen(
            SourceMedia source, long[] micros, long tickMicros, FrameRate rate, SplittableRandom random) {
        var ranges = new ArrayList<TimeRange>();
        for (int index = 0; index < 4; index++) {
            var first = random.nextInt(FRAMES - 100);
            // One in two begins on a frame, the others between two.
            var start = micros[first] + (index % 2 == 0 ? 0 : random.nextLong(micros[first + 1] - micros[first]));
            ranges.add(TimeRange.ofMicros(start, start + random.nextLong(200_000, 1_500_000)));
        }
        var file = TestRender.render(source, ranges, TestRender.between(rate, rate), "16:9");
        var played = Playback.of(file.part());
        var frame = 0;
        var length = 0L;
        for (var range : ranges) {
            length += range.micros();
            var first = frame;
            for (; frame < rounded(rate, length); frame++) {
                var moment = range.start().micros() + rate.timeOf(frame - first).micros();
                var shown = played.numbers().get(frame);
                assertTrue(
                        shown >= 0 && micros[shown] <= moment + tickMicros && moment < micros[shown + 1],
                        "at %s, frame %d shows %d, which lasts from %d to %d, at %d"
                                .formatted(rate, frame, shown, micros[shown], micros[shown + 1], moment));
            }
        }
        assertEquals(frame, played.pictures().size());
        for (int index = 0; index < frame; index++) {
            var late =
                    played.pictures().get(index).micros() - rate.timeOf(index).micros();
            assertTrue(Math.abs(late) <= 1, "frame " + index + " is " + late + " microseconds late");
        }
    }

    private static int rounded(FrameRate rate, long micros) {
        return Math.toIntExact(
                (2 * micros * rate.numerator() + 1_000_000L * rate.denominator()) / (2_000_000L * rate.denominator()));
    }

    /** Now slow, now fast, for a few pictures each; the first and the last rate are the limits. */
    private static long[] uneven(FrameRate ticks, SplittableRandom random) {
        var times = new long[FRAMES];
        var perSecond = 61.0;
        for (int index = 1; index < FRAMES; index++) {
            if (index % 8 == 0)
                perSecond = index > FRAMES - 110 && index < FRAMES - 95 ? 10 : random.nextDouble(10, 61);
            times[index] = times[index - 1] + Math.round(ticks.numerator() / perSecond);
        }
        return times;
    }
}
