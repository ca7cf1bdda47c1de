package com.cliply.engine.media.ffmpeg;

import static com.cliply.engine.media.ffmpeg.RecordedFloats.RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A creator's gain, fades and noise reduction do what they say to the sample. */
class SoundWishMediaTest {
    private static final List<TimeRange> BURSTS =
            List.of(TimeRange.ofMicros(2_000_000, 2_600_000), TimeRange.ofMicros(5_000_000, 5_600_000));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {-12, -0.5, 6, 20})
    void gainIsAdded(double decibels) {
        var recorded = RecordedFloats.of(file(TestSound.tone(-20), 2), wish(false, decibels, 0, 0), 2);
        assertEquals(-23 + decibels, recorded.level(RATE / 2, RATE), 0.05);
    }

    @Test
    void aFadeRisesEvenlyFromSilenceAndFallsToIt() {
        var recorded = RecordedFloats.of(file(_ -> 0.5f, 4), wish(false, 0, 1_000, 500), 4);
        for (var tenth : new int[] {1, 5, 9})
            assertEquals(0.05 * tenth, recorded.left(RATE * tenth / 10), 1e-3, "at " + tenth);
        assertEquals(0.5, recorded.left(RATE), 1e-3);
        assertEquals(0.5, recorded.left(7 * RATE / 2 - 1), 1e-3);
        assertEquals(0.25, recorded.left(15 * RATE / 4), 1e-3);
        assertEquals(0, recorded.left(4 * RATE - 1), 1e-3);
    }

    @Test
    void fadesLongerThanTheClipMeetAndDoNotOverlap() {
        var recorded = RecordedFloats.of(file(_ -> 0.5f, 2), wish(false, 0, 9_000, 3_000), 2);
        var turn = 3 * RATE / 2;
        assertEquals(0.5, recorded.left(turn), 1e-3);
        assertEquals(0.25, recorded.left(turn / 2), 1e-3);
        assertEquals(0.25, recorded.left(turn + RATE / 4), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(ints = {-50, -65})
    void steadyNoiseFallsWhileAToneStaysWhereAndHowLoudItIs(int floor) {
        SoundPainter tone = index -> BURSTS.stream().anyMatch(burst -> burst.contains(TestSound.timeOf(index)))
                ? TestSound.tone(-17).sample(index)
                : 0;
        var file = file(TestSound.sum(TestSound.noise(floor), tone), 8);
        var as = RecordedFloats.of(file, wish(false, 0, 0, 0), 8);
        var quiet = RecordedFloats.of(file, wish(true, 0, 0, 0), 8);
        assertEquals(floor, as.level(RATE, 2 * RATE), 0.3);
        for (var second : new int[] {0, 1, 3, 6})
            assertTrue(
                    quiet.level(second * RATE + RATE / 10, (second + 1) * RATE - RATE / 10) <= floor - 8,
                    "second " + second);
        for (var burst : BURSTS) {
            var from = (int) (burst.start().micros() * 0.048);
            assertEquals(as.level(from, from + RATE / 2), quiet.level(from, from + RATE / 2), 1);
            assertEquals(0, delay(as, quiet, from + RATE / 4), "shifted");
        }
    }

    @Test
    void speechInNoiseKeepsItsLevelAndItsPlace() {
        var file = file(TestSound.sum(TestSound.noise(-55), TestSound.voice(BURSTS, -10)), 8);
        var as = RecordedFloats.of(file, wish(false, 0, 0, 0), 8);
        var quiet = RecordedFloats.of(file, wish(true, 0, 0, 0), 8);
        assertTrue(quiet.level(RATE / 10, RATE) <= -63, "noise at " + quiet.level(RATE / 10, RATE));
        for (var burst : BURSTS) {
            var from = (int) (burst.start().micros() * 0.048);
            assertEquals(as.level(from, from + RATE / 2), quiet.level(from, from + RATE / 2), 1);
            assertEquals(0, delay(as, quiet, from + RATE / 8), "shifted");
        }
    }

    /** The quietest part of music is music: with nothing but a tone there is nothing to take. */
    @Test
    void whatHasNoNoiseOfItsOwnIsLeftAlone() throws IOException {
        var file = file(TestSound.tone(-20), 3);
        var quiet = RecordedFloats.of(file, wish(true, 0, 0, 0), 3);
        assertEquals(-23, quiet.level(RATE, 2 * RATE), 0.05);
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    /** How many samples the second is later than the first around there, by the best match. */
    private static int delay(RecordedFloats first, RecordedFloats second, int around) {
        var best = Double.NEGATIVE_INFINITY;
        var found = 0;
        for (int shift = -20; shift <= 20; shift++) {
            var sum = 0.0;
            for (int sample = around; sample < around + 4_800; sample++)
                sum += first.left(sample) * second.left(sample + shift);
            if (sum > best) {
                best = sum;
                found = shift;
            }
        }
        return found;
    }

    private static SoundWish wish(boolean denoised, double gain, int fadeInMillis, int fadeOutMillis) {
        return new SoundWish(
                List.of(), false, denoised, gain, Duration.ofMillis(fadeInMillis), Duration.ofMillis(fadeOutMillis));
    }

    private Path file(SoundPainter sound, int seconds) {
        return TestMedia.film()
                .withoutPictures()
                .frames(30 * seconds, RecordedFloats.THIRTY)
                .pcm(sound, RATE, 2)
                .container("wav", Map.of())
                .write(folder.resolve("sound.wav"));
    }
}
