package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three hours of uneven pictures: what is seen and heard together in the source stays together wherever a clip is taken, and
 * through three hundred joins. Nothing happens in the film but a flash with a beep every 36 s, with pictures at 10 to 61 a second
 * around it.
 */
class LongDriftMediaTest {
    private static final int RANGES = 300;
    private static final int FLASHES = RANGES + 1;
    private static final long APART_MILLIS = 36_000;
    private static final long END_MILLIS = RANGES * APART_MILLIS + 6_000;
    private static final int SOUND_RATE = 8_000;
    private static final long BEEP_SAMPLES = SoundPainter.SAMPLE_RATE / 10;
    private static final FrameRate SIXTY = FrameRate.of(60);
    private static final long MOST_MICROS = 20_000;

    /** Found by its level, out of sound of few samples a second. */
    private static final long BEEP_MICROS = 2_000;

    private final SplittableRandom random = new SplittableRandom(3);
    private final long[] flashMillis = new long[FLASHES];

    @TempDir
    Path folder;

    @Test
    void flashAndBeepStayTogetherThroughThreeHoursAndThreeHundredJoins() {
        var film = film();
        assertTogether(film, List.of(TimeRange.ofMicros(0, micros(0) + 1_234_567)));
        assertTogether(film, List.of(TimeRange.ofMicros(micros(150) - 2_345_678, micros(150) + 1_111_111)));
        assertTogether(film, List.of(TimeRange.ofMicros(micros(RANGES) - 1_456_789, END_MILLIS * 1_000)));
        var loud = new ArrayList<TimeRange>();
        for (int flash = 1; flash < FLASHES; flash++)
            loud.add(TimeRange.ofMicros(micros(flash) - before(), micros(flash) + random.nextLong(110_000, 200_000)));
        assertTogether(film, loud);
    }

    /** A flash less than a tick of the file's clock behind an output frame counts as on time: such starts decide nothing. */
    private long before() {
        while (true) {
            var before = random.nextLong(120_000, 250_000);
            if (before * 60 % 1_000_000 > 100 * 60) return before;
        }
    }

    private long micros(int flash) {
        return flashMillis[flash] * 1_000;
    }

    private SourceMedia film() {
        var times = new ArrayList<Long>(List.of(0L));
        var flashes = new long[FLASHES];
        for (int flash = 0; flash < FLASHES; flash++) {
            flashMillis[flash] = flash * APART_MILLIS + 1_500 + random.nextLong(1_000);
            addDown(times, flashMillis[flash]);
            flashes[flash] = times.size();
            times.add(flashMillis[flash]);
            while (times.getLast() < flashMillis[flash] + 450) times.add(times.getLast() + step());
        }
        times.add(END_MILLIS);
        var source = TestRender.source(TestMedia.film()
                .size(128, 72)
                .framesAtMillis(times.stream().mapToLong(time -> time).toArray())
                .container("mp4", Map.of())
                .keyframeEvery(60, TestMedia.hasBFrames() ? 2 : 0)
                .flashAt(flashes)
                .soundCodedBy("flac", beeps(), SOUND_RATE, 1)
                .write(folder.resolve("film.mp4")));
        var track = source.info().video().orElseThrow();
        assertTrue(track.variableRate(), "its rate is not constant");
        assertEquals(0, track.startMicros());
        return source;
    }

    /** Pictures from less than half a second before a flash on. */
    private void addDown(List<Long> times, long flash) {
        var before = new ArrayList<Long>();
        for (long time = flash - step(); time > flash - 450; time -= step()) before.add(time);
        times.addAll(before.reversed());
    }

    /** In milliseconds: 10 to 61 pictures a second. */
    private long step() {
        return random.nextLong(17, 101);
    }

    private SoundPainter beeps() {
        return sample -> {
            var flash = (int) Math.min(FLASHES - 1, sample / (APART_MILLIS * 48));
            var within = sample - flashMillis[flash] * 48;
            return within < 0 || within >= BEEP_SAMPLES ? 0 : (float) (0.5 * Math.cos(2 * Math.PI * within / 48));
        };
    }

    private void assertTogether(SourceMedia film, List<TimeRange> ranges) {
        var expected = new ArrayList<Long>();
        var shown = new ArrayList<Long>();
        var played = 0L;
        for (var range : ranges) {
            var first = SIXTY.nearestFrame(new MediaTime(played));
            for (int flash = 0; flash < FLASHES; flash++) {
                if (!range.contains(new MediaTime(micros(flash)))) continue;
                var within = micros(flash) - range.start().micros();
                expected.add(SIXTY.timeOf(first).micros() + within);
                // On the first output frame at or after its time.
                shown.add(SIXTY.timeOf(first + Math.ceilDiv(within * 60, 1_000_000L))
                        .micros());
            }
            played += range.micros();
        }
        var file = TestRender.render(film, ranges, TestRender.between(SIXTY, SIXTY), "16:9")
                .part();
        for (var ignoring : new boolean[] {false, true}) {
            var playback = Playback.of(file, ignoring);
            for (int index = 0; index < playback.pictures().size(); index++)
                assertNear(
                        SIXTY.timeOf(index).micros(),
                        playback.pictures().get(index).micros(),
                        1);
            assertEquals(
                    SIXTY.nearestFrame(new MediaTime(played)),
                    playback.pictures().size());
            assertEquals(0, playback.soundStart());
            assertNear(shown, playback.flashes(), 1);
            assertNear(expected, playback.beeps(), BEEP_MICROS);
            assertNear(playback.flashes(), playback.beeps(), MOST_MICROS);
        }
    }

    private static void assertNear(List<Long> expected, List<Long> actual, long tolerance) {
        assertEquals(expected.size(), actual.size(), () -> expected + " but " + actual);
        for (int index = 0; index < expected.size(); index++)
            assertNear(expected.get(index), actual.get(index), tolerance);
    }

    private static void assertNear(long expected, long actual, long tolerance) {
        assertTrue(Math.abs(expected - actual) <= tolerance, () -> actual + " instead of " + expected);
    }
}
