package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.transcript.TranscriptCheck.Verdict;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptCheckTest {
    private static final long SECOND = 1_000_000;

    /** Somebody who speaks for one to six seconds, then takes a breath, now and then for longer. */
    private static List<TimeRange> talk(long seed, long seconds) {
        var random = new Random(seed);
        var sentences = new ArrayList<TimeRange>();
        var at = random.nextInt(2_000_000) + 0L;
        while (true) {
            var end = at + 900_000 + random.nextInt(5_000_000);
            if (end > seconds * SECOND) return sentences;
            sentences.add(TimeRange.ofMicros(at, end));
            at = end + 350_000 + random.nextInt(random.nextInt(6) == 0 ? 6_000_000 : 900_000);
        }
    }

    /** Its sound: pauses between the sentences, some within them, and now and then noise where nobody speaks. */
    private static Analysis sound(List<TimeRange> talk, long seed, long seconds) {
        var random = new Random(seed);
        var pauses = new ArrayList<TimeRange>();
        var from = 0L;
        for (var sentence : talk) {
            if (random.nextInt(10) > 0 && sentence.start().micros() - from > 200_000)
                pauses.add(TimeRange.ofMicros(from, sentence.start().micros()));
            if (random.nextInt(4) == 0 && sentence.micros() > 2 * SECOND) {
                var middle = sentence.start().micros() + sentence.micros() / 2;
                pauses.add(TimeRange.ofMicros(middle, middle + 300_000));
            }
            from = sentence.end().micros();
        }
        return new Analysis(
                Duration.ofSeconds(seconds),
                List.of(SignalTrack.of(Signal.LOUDNESS, Duration.ofMillis(100), new float[(int) (seconds * 10)])),
                pauses,
                List.of());
    }

    private static Transcript words(List<TimeRange> talk, double factor, long late) {
        return new Transcript(talk.stream()
                .map(range -> new long[] {
                    Math.round(range.start().micros() * factor) + late,
                    Math.round(range.end().micros() * factor) + late
                })
                .filter(range -> range[0] >= 0)
                .map(range -> new Sentence(TimeRange.ofMicros(range[0], range[1]), "Words.", List.of()))
                .toList());
    }

    private static List<String> codes(TranscriptCheck check) {
        return check.notices().stream().map(TranscriptNotice::code).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aTranscriptFitsItsOwnVideoAndNoOther(long seed) {
        var talk = talk(seed, 240);
        var analysis = sound(talk, seed, 240);
        var own = TranscriptCheck.of(words(talk, 1, 150_000), analysis);
        assertEquals(Verdict.FITS, own.verdict());
        assertEquals(List.of(), own.notices());
        for (long other = 10; other < 16; other++) {
            var foreign = TranscriptCheck.of(words(talk(other, 240), 1, 0), analysis);
            assertFalse(foreign.usable(), () -> foreign.toString());
            assertEquals(List.of(TranscriptNotice.MISMATCH), codes(foreign));
        }
    }

    @ParameterizedTest
    @CsvSource({"2500000, 2.5 s too late", "-1200000, 1.2 s too early", "30000000, 30.0 s too late"})
    void aConstantShiftIsMeasured(long late, String words) {
        var talk = talk(7, 300);
        var check = TranscriptCheck.of(words(talk, 1, late), sound(talk, 7, 300));
        assertEquals(List.of(TranscriptNotice.SHIFTED), codes(check));
        assertTrue(check.notices().getFirst().text().contains(words), check.notices()::toString);
        assertFalse(check.usable());
        var corrected = check.drift().orElseThrow().corrected(words(talk, 1, late));
        assertEquals(
                Verdict.FITS, TranscriptCheck.of(corrected, sound(talk, 7, 300)).verdict());
    }

    @ParameterizedTest
    @CsvSource({"25, 23.976", "23.976, 25", "25, 24", "24, 25"})
    void anotherFrameRateIsNamed(double made, double shown) {
        var talk = talk(8, 600);
        var check = TranscriptCheck.of(words(talk, made / shown, 0), sound(talk, 8, 600));
        assertTrue(codes(check).contains(TranscriptNotice.STRETCHED), check::toString);
        assertEquals(shown / made, check.drift().orElseThrow().factor(), 2e-3);
    }

    @Test
    void sentencesBeyondTheEndAreCounted() {
        var talk = talk(9, 300);
        var analysis = sound(talk(9, 200), 9, 200);
        var check = TranscriptCheck.of(words(talk, 1, 0), analysis);
        assertEquals(Verdict.FITS, check.verdict());
        assertEquals(List.of(TranscriptNotice.BEYOND_END), codes(check));
        var late = TranscriptCheck.of(words(talk, 1, 1_000 * SECOND), analysis);
        assertFalse(late.usable());
        assertEquals(List.of(TranscriptNotice.BEYOND_END, TranscriptNotice.MISMATCH), codes(late));
    }

    @Test
    void whereTheSoundTellsNothingTheTranscriptIsBelieved() {
        var talk = talk(11, 240);
        var constant = sound(List.of(TimeRange.ofMicros(0, 240 * SECOND)), 3, 240);
        assertEquals(
                Verdict.UNKNOWN, TranscriptCheck.of(words(talk, 1, 0), constant).verdict());
        var mute = new Analysis(Duration.ofMinutes(4), List.of(), List.of(), List.of());
        assertEquals(
                Verdict.UNKNOWN, TranscriptCheck.of(words(talk, 1, 0), mute).verdict());
        assertTrue(TranscriptCheck.of(Transcript.EMPTY, constant).notices().isEmpty());
        var few = words(talk.subList(0, 3), 1, 0);
        assertEquals(
                Verdict.UNKNOWN, TranscriptCheck.of(few, sound(talk, 11, 240)).verdict());
    }

    @Test
    void twelveHoursTakeSeconds() {
        var talk = talk(12, 12 * 3_600);
        var analysis = sound(talk, 12, 12 * 3_600);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertEquals(
                        Verdict.MISFITS,
                        TranscriptCheck.of(words(talk(13, 12 * 3_600), 1, 0), analysis)
                                .verdict()));
    }
}
