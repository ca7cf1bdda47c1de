package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTimesTest {
    private static final Duration STEP = Duration.ofMillis(100);

    @ParameterizedTest
    @CsvSource({
        "the,1",
        "make,1",
        "table,2",
        "idea,2",
        "banana,3",
        "straße,2",
        "Häuser,2",
        "привет,2",
        "今日,2",
        "xyzt,1",
        "25,2",
        "...,1"
    })
    void syllablesAreGroupsOfVowels(String word, int count) {
        assertEquals(count, Syllables.of(word));
    }

    /** Loud where words are, quiet elsewhere, as a meter would show it. */
    private static Analysis sound(long millis, List<TimeRange> speech, boolean knownPauses) {
        var levels = new float[(int) (millis / 100)];
        Arrays.fill(levels, -60);
        for (var range : speech)
            for (int step = (int) (range.start().micros() / 100_000);
                    step < range.end().micros() / 100_000;
                    step++) levels[step] = -20 - step % 3;
        var pauses = new ArrayList<TimeRange>();
        for (int index = 1; index < speech.size() && knownPauses; index++)
            pauses.add(TimeRange.ofMicros(
                    speech.get(index - 1).end().micros(),
                    speech.get(index).start().micros()));
        return new Analysis(
                Duration.ofMillis(millis), List.of(SignalTrack.of(Signal.LOUDNESS, STEP, levels)), pauses, List.of());
    }

    private static Sentence sentence(long millis, String text) {
        return new Sentence(TimeRange.ofMicros(0, millis * 1_000), text, List.of());
    }

    private static TimeRange millis(long from, long to) {
        return TimeRange.ofMicros(from * 1_000, to * 1_000);
    }

    private static List<String> starts(List<Word> words) {
        return words.stream()
                .map(word -> word.range().start().micros() / 1_000 + " " + word.text())
                .toList();
    }

    @Test
    void pausesLieBetweenWordsAndBehindCommas() {
        var talk = List.of(millis(0, 800), millis(2_400, 4_000));
        for (var known : new boolean[] {true, false}) {
            var words = WordTimes.of(sound(4_000, talk, known))
                    .words(sentence(4_000, "Well my friend, nobody ever told me that."));
            assertEquals("friend,", words.get(2).text());
            assertEquals(800_000, words.get(2).range().end().micros());
            assertEquals(2_400_000, words.get(3).range().start().micros());
            assertTrue(words.stream().allMatch(Word::estimated));
        }
    }

    @Test
    void withoutSoundLongerWordsTakeLonger() {
        var words = WordTimes.byLetters().words(sentence(4_000, "I understand it now."));
        assertEquals(
                List.of("I", "understand", "it", "now."),
                words.stream().map(Word::text).toList());
        assertTrue(words.get(1).range().micros() > 2 * words.get(0).range().micros());
        assertEquals(4_000_000, words.getLast().range().end().micros());
    }

    @Test
    void soundBringsEstimatesNearTheTruth() {
        var random = new Random(20_264);
        var vocabulary = List.of("a", "tea", "kettle", "nobody", "remarkable", "stood", "very", "window");
        var withSound = new ArrayList<Long>();
        var without = new ArrayList<Long>();
        for (int round = 0; round < 200; round++) {
            var truth = new ArrayList<Word>();
            var speech = new ArrayList<TimeRange>();
            var at = 0L;
            var from = 0L;
            for (int count = 6 + random.nextInt(10); count > 0; count--) {
                var text = vocabulary.get(random.nextInt(vocabulary.size()));
                var pause = count > 1 && random.nextInt(4) == 0;
                var end = at
                        + 100
                                * Math.round((60.0
                                                + 55
                                                        * (text.length() + Syllables.of(text))
                                                        * (0.8 + random.nextDouble() * 0.4))
                                        / 100);
                end = Math.max(end, at + 100);
                truth.add(new Word(millis(at, end), pause && random.nextBoolean() ? text + "," : text, false));
                at = end;
                if (pause || count == 1) speech.add(millis(from, at));
                if (pause) {
                    at += 100L * (3 + random.nextInt(10));
                    from = at;
                }
            }
            var sentence =
                    sentence(at, String.join(" ", truth.stream().map(Word::text).toList()));
            var analysis = sound(at, speech, true);
            measure(truth, WordTimes.of(analysis).words(sentence), withSound);
            measure(truth, WordTimes.byLetters().words(sentence), without);
        }
        var near = median(withSound);
        assertTrue(near <= 80_000, "median error in microseconds: " + near);
        assertTrue(near * 2 < median(without), near + " with sound, without: " + median(without));
    }

    private static void measure(List<Word> truth, List<Word> estimates, List<Long> errors) {
        for (int index = 0; index < truth.size(); index++)
            errors.add(Math.abs(truth.get(index).range().start().micros()
                    - estimates.get(index).range().start().micros()));
    }

    private static long median(List<Long> errors) {
        return errors.stream().sorted().toList().get(errors.size() / 2);
    }

    @Test
    void wordsStayInOrderWithinTheirSentence() {
        var random = new Random(20_265);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder("x");
            for (int letter = random.nextInt(120); letter > 0; letter--)
                text.append("ab ,.\u8336\u0301 9-".charAt(random.nextInt(10)));
            var start = random.nextInt(5_000_000);
            var range = TimeRange.ofMicros(start, start + 1 + random.nextInt(round % 2 == 0 ? 30 : 6_000_000));
            var speech = new ArrayList<TimeRange>();
            for (long at = 0; at < 11_000; at += 100L * (2 + random.nextInt(9)))
                speech.add(millis(at, at += 100L * (1 + random.nextInt(9))));
            var words = WordTimes.of(sound(12_500, speech, random.nextBoolean()))
                    .words(new Sentence(range, text.toString().strip(), List.of()));
            var before = range.start();
            for (var word : words) {
                assertTrue(!word.range().start().isBefore(before), words::toString);
                before = word.range().end();
            }
            assertTrue(!before.isAfter(range.end()), words::toString);
        }
    }

    @Test
    void sentencesOfOneCueAreTakenApartWhereAPauseIsHeard() {
        var cue = new Transcript(List.of(sentence(4_000, "What is tea? It is a leaf.")));
        var heard = WordTimes.of(sound(4_000, List.of(millis(0, 1_500), millis(2_000, 4_000)), true))
                .fill(cue);
        assertEquals(
                List.of("0-1500 What is tea?", "2000-4000 It is a leaf."),
                heard.sentences().stream()
                        .map(sentence -> sentence.range().start().micros() / 1_000 + "-"
                                + sentence.range().end().micros() / 1_000 + " " + sentence.text())
                        .toList());
        var unheard = WordTimes.byLetters().fill(cue);
        assertEquals(
                "What is tea? It is a leaf.", unheard.sentences().getFirst().text());
        assertEquals(7, unheard.sentences().getFirst().words().size());
    }

    @Test
    void whatWasHeardStaysAsItIs() {
        var word = new Word(millis(100, 200), "Tea.", false);
        var sentence = new Sentence(millis(0, 1_000), "Tea.", List.of(word));
        assertEquals(List.of("100 Tea."), starts(WordTimes.byLetters().words(sentence)));
        assertEquals(new Transcript(List.of(sentence)), WordTimes.byLetters().fill(new Transcript(List.of(sentence))));
    }
}
