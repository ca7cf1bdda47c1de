package com.cliply.engine.media.ffmpeg;

import static com.cliply.engine.media.ffmpeg.RecordedFloats.RATE;
import static com.cliply.engine.media.ffmpeg.RecordedFloats.THIRTY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.SoundWish;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sound of ranges is the source's, sample for sample, whatever the ranges and the source. */
class RangeSoundMediaTest {
    private static final int FADE = 240;
    private static final int NEAR = RATE / 1000;

    @TempDir
    Path folder;

    @Test
    void everySampleOfThreeHundredRangesIsTheSourcesOwn() {
        var rate = new FrameRate(30_000, 1001);
        var file = sound(40)
                .pcm(TestSound.places(), RATE, 2)
                .container("wav", Map.of())
                .write(folder.resolve("s"));
        var ranges = new ArrayList<TimeRange>();
        for (int index = 0; index < 300; index++) {
            var start = index * 7_919_000L % 38_000_000 + 137L * index;
            ranges.add(TimeRange.ofMicros(start, start + 61_000 + index * 1_009L % 90_000));
        }
        var recorded = RecordedFloats.of(file, SoundWish.PLAIN, rate, ranges);
        var timeline = new FrameTimeline(ranges, rate);
        assertEquals(rate.sampleAt(timeline.frames(), RATE), recorded.samples());
        var played = 0L;
        for (int index = 0; index < ranges.size(); index++) {
            var first = (int) timeline.samplesBefore(timeline.firstFrame(index), RATE);
            var end = (int) timeline.samplesBefore(timeline.firstFrame(index + 1), RATE);
            // A start between two samples begins with the nearer one; microseconds tell no more than that.
            var start = ranges.get(index).start().micros() * 0.048;
            var source = TestSound.placeOf(recorded.left(first + FADE)) - FADE;
            var apart = Math.IEEEremainder(source - start, TestSound.PLACES);
            assertTrue(Math.abs(apart) < 0.6, "range " + index + " is " + apart + " samples off");
            for (int sample = first + FADE; sample < end - FADE; sample++)
                assertEquals(
                        Math.floorMod(source + sample - first, TestSound.PLACES),
                        TestSound.placeOf(recorded.left(sample)),
                        "range " + index + ", sample " + (sample - first));
            var late = first * 1_000_000L / RATE - played;
            assertTrue(Math.abs(late) <= 20_000, "range " + index + " comes " + late + " microseconds late");
            played += ranges.get(index).micros();
        }
    }

    @Test
    void aJoinAndTheEndsRiseFromSilenceAndFallToIt() {
        var file = sound(4).pcm(TestSound.tone(-3), RATE, 2)
                .container("wav", Map.of())
                .write(folder.resolve("s"));
        var recorded = RecordedFloats.of(
                file,
                SoundWish.PLAIN,
                THIRTY,
                List.of(TimeRange.ofMicros(100_250, 1_100_250), TimeRange.ofMicros(2_000_500, 3_000_500)));
        assertEquals(2 * RATE, recorded.samples());
        for (var edge : new int[] {0, RATE - 1, RATE, 2 * RATE - 1}) assertEquals(0, recorded.left(edge), 1e-6);
        // A fade makes a click of no more than the step of the tone itself: 0.7 * 2 pi * 1000 / 48000.
        for (int sample = 1; sample < recorded.samples(); sample++)
            assertTrue(Math.abs(recorded.left(sample) - recorded.left(sample - 1)) < 0.1, "click at " + sample);
        assertEquals(-6, recorded.level(FADE, RATE - FADE), 0.1);
    }

    @Test
    void tracksAreAddedUpSampleForSampleEachFromItsOwnStart() {
        var file = sound(4).pcm(index -> 0.25f, RATE, 2)
                .pcm(index -> 0.125f, RATE, 2, 1_500)
                .pcm(index -> 0.5f, RATE, 2)
                .container("mov", Map.of())
                .write(folder.resolve("s"));
        var wish = new SoundWish(List.of(2, 1), true, false, 0, Duration.ZERO, Duration.ZERO);
        var recorded = RecordedFloats.of(file, wish, 4);
        var start = 3 * RATE / 2;
        assertEquals(0.25f, recorded.left(start - 1), 1e-4);
        assertEquals(0.375f, recorded.left(start), 1e-4);
        assertEquals(0.375f, recorded.right(4 * RATE - FADE - 1), 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"44100, 1", "48000, 6", "96000, 2", "22050, 8", "48000, 3", "48000, 9"})
    void tracksOfAnyFormatStayTogether(int rate, int channels) {
        var beep = TestSound.beeps(List.of(MediaTime.ofMillis(1_000), MediaTime.ofMillis(3_500)));
        var file = sound(4).pcm(beep, RATE, 2)
                .pcm(beep, rate, channels)
                .container("matroska", Map.of())
                .write(folder.resolve("s"));
        for (var track : List.of(1, 2)) {
            var wish = new SoundWish(List.of(track), true, false, 0, Duration.ZERO, Duration.ZERO);
            var recorded = RecordedFloats.of(file, wish, 4);
            assertEquals(RATE, recorded.firstAbove(0.2f, 0), NEAR, "track " + track);
            assertEquals(3.5 * RATE, recorded.firstAbove(0.2f, 2 * RATE), NEAR, "track " + track);
        }
    }

    @Test
    void theCentreOfFiveOneIsHeardOnBothSidesAndNothingClips() {
        var file =
                sound(2).pcm(index -> 0.9f, RATE, 6).container("wav", Map.of()).write(folder.resolve("s"));
        var recorded = RecordedFloats.of(file, SoundWish.PLAIN, 2);
        var half = Math.sqrt(0.5);
        assertEquals(0.9 * (1 + 2 * half), recorded.left(RATE), 0.01);
        assertEquals(0.9 * (1 + 2 * half), recorded.right(RATE), 0.01);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1024"})
    void anEditListHidesThePrimingOfAac(int editList, int expectedDelay) {
        var file = sound(4).sound(TestSound.beeps(List.of(MediaTime.ofMillis(500), MediaTime.ofMillis(3_000))))
                .container("mp4", Map.of("use_editlist", Integer.toString(editList)))
                .write(folder.resolve("s"));
        var recorded = RecordedFloats.of(file, SoundWish.PLAIN, 4);
        assertEquals(RATE / 2 + expectedDelay, recorded.firstAbove(0.2f, 0), NEAR);
        assertEquals(3 * RATE + expectedDelay, recorded.firstAbove(0.2f, 2 * RATE), NEAR);
        var later = RecordedFloats.of(file, SoundWish.PLAIN, THIRTY, List.of(TimeRange.ofMicros(2_500_000, 3_500_000)));
        assertEquals(RATE / 2 + expectedDelay, later.firstAbove(0.2f, 0), NEAR);
    }

    @Test
    void aHoleIsSilenceAndMovesNothing() {
        var file = sound(4).sound(TestSound.tone(-10))
                .holesInSound(Set.of(60L, 61L, 62L, 63L))
                .container("matroska", Map.of())
                .write(folder.resolve("s"));
        var recorded = RecordedFloats.of(file, SoundWish.PLAIN, 4);
        // In Matroska everything begins when the priming of AAC does.
        var hole = 1024 + 60 * 1024;
        assertEquals(-13, recorded.level(hole - 4_096, hole - 2_048), 0.5);
        assertTrue(recorded.level(hole + 1_100, hole + 4_000) < -80, "not silent");
        assertEquals(-13, recorded.level(hole + 8_000, hole + 20_000), 0.5);
    }

    /** A resampler that began anew in the middle would be heard there, and hold back what it has not seen the end of. */
    @ParameterizedTest
    @CsvSource({"8000, mp4", "12000, matroska", "24000, mp4"})
    void soundOfOtherRatesGoesOnEvenlyAnywhereInTheFile(int rate, String container) {
        var file = sound(20)
                .soundCodedBy("flac", TestSound.tone(-10), rate, 1)
                .container(container, Map.of())
                .write(folder.resolve("s"));
        var recorded =
                RecordedFloats.of(file, SoundWish.PLAIN, THIRTY, List.of(TimeRange.ofMicros(7_123_456, 15_123_456)));
        assertEquals(8 * RATE, recorded.samples());
        // A tone is known from any two of its samples; 1 kHz has 48 a turn.
        var twice = 2 * Math.cos(2 * Math.PI / 48);
        for (int sample = RATE / 10; sample < 8 * RATE - RATE / 10; sample++) {
            var known = twice * recorded.left(sample - 1) - recorded.left(sample - 2);
            assertEquals(known, recorded.left(sample), 1e-3, "sample " + sample);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, mp4", "8000, matroska", "44100, mp4", "44100, matroska", "48000, mp4"})
    void afterALongHoleSoundGoesOnWhereItBelongs(int rate, String container) {
        var file = sound(12)
                .soundCodedBy("flac", TestSound.tone(-10), rate, 1)
                .holesInSound(holeSeconds(rate, 4, 7))
                .container(container, Map.of())
                .write(folder.resolve("s"));
        var recorded =
                RecordedFloats.of(file, SoundWish.PLAIN, THIRTY, List.of(TimeRange.ofMicros(2_123_456, 11_123_456)));
        assertEquals(-16, recorded.level(RATE, RATE + RATE / 2), 0.5);
        assertTrue(recorded.level(3 * RATE, 4 * RATE) < -80, "not silent");
        var packets = 7 * rate / 4096;
        var end = RATE * (packets * 4096.0 / rate - 2.123456);
        assertEquals(end, recorded.firstAbove(0.1f, 4 * RATE), NEAR);
        for (int second = 6; second < 8; second++)
            assertEquals(-16, recorded.level(second * RATE, (second + 1) * RATE), 0.5, "second " + second);
    }

    /** Packets of 4096 samples. */
    private static Set<Long> holeSeconds(int rate, int from, int until) {
        return LongStream.range((long) from * rate / 4096, (long) until * rate / 4096)
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void damageMovesNothing() throws IOException {
        var file = sound(4).sound(TestSound.beeps(List.of(MediaTime.ofMillis(3_000))))
                .container("mpegts", Map.of())
                .write(folder.resolve("s"));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var share : List.of(30, 40, 50))
                channel.write(ByteBuffer.wrap(new byte[700]), channel.size() * share / 100);
        }
        var intact = sound(4).sound(TestSound.beeps(List.of(MediaTime.ofMillis(3_000))))
                .container("mpegts", Map.of())
                .write(folder.resolve("intact"));
        var expected = RecordedFloats.of(intact, SoundWish.PLAIN, 4).firstAbove(0.2f, 5 * RATE / 2);
        assertEquals(expected, RecordedFloats.of(file, SoundWish.PLAIN, 4).firstAbove(0.2f, 5 * RATE / 2), NEAR);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void aChangeOfFormatInTheMiddleIsHeardOn(int channels) {
        var file = TestBroadcast.write(folder.resolve("s.ts"), TestSound.tone(-20), 2, channels);
        var recorded = RecordedFloats.of(file, SoundWish.PLAIN, 4);
        assertEquals(-23, recorded.level(RATE / 2, 3 * RATE / 2), 0.5);
        var folded = channels == 6 ? -23 + 20 * Math.log10(1 + Math.sqrt(2)) : -23 - 3;
        assertEquals(folded, recorded.level(5 * RATE / 2, 7 * RATE / 2), 0.5);
        for (int from = RATE / 2; from < 7 * RATE / 2; from += RATE / 100)
            assertTrue(recorded.level(from, from + RATE / 100) > -35, "silent at " + from);
    }

    @Test
    void whereTheFileHasNoSoundItIsSilent() {
        var file = TestMedia.film()
                .frames(120, THIRTY)
                .pcm(TestSound.tone(-10), RATE, 2, 3_000)
                .container("mov", Map.of())
                .write(folder.resolve("s"));
        var recorded =
                RecordedFloats.of(file, SoundWish.PLAIN, THIRTY, List.of(TimeRange.ofMicros(500_000, 3_500_000)));
        assertEquals(3 * RATE, recorded.samples());
        assertTrue(recorded.level(0, 5 * RATE / 2 - 1) < -120, "not silent");
        assertEquals(-13, recorded.level(5 * RATE / 2 + 10, 3 * RATE - FADE), 0.2);
        var beyond =
                RecordedFloats.of(file, SoundWish.PLAIN, THIRTY, List.of(TimeRange.ofMicros(10_000_000, 11_000_000)));
        assertEquals(RATE, beyond.samples());
        assertTrue(beyond.level(0, RATE) < -120, "not silent");
    }

    private static TestMedia sound(int seconds) {
        return TestMedia.film().withoutPictures().frames(30 * seconds, THIRTY);
    }
}
