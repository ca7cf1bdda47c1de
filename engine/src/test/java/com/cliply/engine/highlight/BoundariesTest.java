package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptCheck;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.analysis.transcript.WordTimes;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must hold of the edges of every clip, over many made-up transcripts. */
class BoundariesTest {
    private static final int LENGTH = 150;
    private static final int VIDEOS = 60;
    private static final long FLASH = 400_000;

    private static final List<String> SAID = List.of(
            "we walk on along the river",
            "nobody told me that I lost two million dollars in one night",
            "it rains",
            "the best secret of all is what you never tell anybody",
            "and then they came home and had a look at the garden behind the house",
            "why did it happen?",
            "that was because nobody had looked");

    /** A made-up video and what is said in it. */
    private record Made(Analysis analysis, Transcript transcript) {
        List<Highlight> found(int shortest, int longest) {
            var limits = new DetectionLimits(10, Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
            return HighlightDetector.detect(analysis, transcript, DetectionWish.of(limits))
                    .highlights();
        }
    }

    /** Videos whose transcript is believed. */
    private static List<Made> all() {
        var all = LongStream.rangeClosed(1, VIDEOS)
                .mapToObj(BoundariesTest::made)
                .filter(one -> TranscriptCheck.of(one.transcript, one.analysis).usable())
                .toList();
        assertTrue(all.size() > VIDEOS / 2, all.size() + " usable");
        return all;
    }

    private static Made made(long seed) {
        var random = new Random(seed);
        var sentences = new ArrayList<Sentence>();
        var at = 500_000L;
        while (at < (LENGTH - 12) * 1_000_000L) {
            var text = SAID.get(random.nextInt(SAID.size()));
            var words = text.split(" ", -1);
            var each = 150_000 + random.nextInt(250_000);
            var spoken = new ArrayList<Word>();
            for (int index = 0; index < words.length; index++)
                spoken.add(new Word(
                        TimeRange.ofMicros(at + (long) index * each, at + (long) index * each + each - 40_000),
                        words[index],
                        false));
            var end = spoken.getLast().range().end();
            sentences.add(new Sentence(
                    new TimeRange(new MediaTime(at), end), text, random.nextInt(3) == 0 ? List.of() : spoken));
            at = end.micros() + (random.nextInt(4) == 0 ? 0 : random.nextInt(1_500_000));
        }
        var made = new MadeAnalysis(LENGTH);
        for (int event = 0; event < 4; event++) {
            var from = 12 + 32 * event + random.nextInt(12);
            if (random.nextBoolean()) made.reaction(from, from + 2 + random.nextInt(5));
            else made.motion(from, from + 4 + random.nextInt(9));
            // Something else at nearly the same time makes another clip of the same moment.
            if (random.nextBoolean()) made.motion(from - 3, from + 5);
        }
        for (int shot = 0; shot < 20; shot++) made.shotChange(random.nextInt(LENGTH));
        // Without pauses nothing speaks against the transcript.
        var heard = made.build();
        return new Made(
                new Analysis(heard.duration(), heard.tracks(), List.of(), heard.shotChanges()),
                new Transcript(sentences));
    }

    @Test
    void anEdgeLiesBetweenWordsNeverInOne() {
        for (var video : all()) {
            var filled = WordTimes.of(video.analysis).fill(video.transcript);
            for (var highlight : video.found(8, 40))
                for (var edge :
                        List.of(highlight.range().start(), highlight.range().end()))
                    for (var sentence : filled.sentences())
                        for (var word : sentence.words())
                            assertFalse(
                                    // Between sentences that touch each other lies a microsecond.
                                    word.range().start().micros() + 1 < edge.micros()
                                            && edge.micros()
                                                    < word.range().end().micros() - 1,
                                    () -> highlight.range() + " cuts " + word);
        }
    }

    @Test
    void noFewPicturesOfAnotherShotAreLeftWhereNobodySpeaks() {
        for (var video : all()) {
            for (var highlight : video.found(8, 40)) {
                var range = highlight.range();
                for (var change : video.analysis.shotChanges()) {
                    var early = change.micros() - range.start().micros();
                    if (early > 0 && early < FLASH) assertSpoken(video, range.start(), change, highlight);
                    var late = range.end().micros() - change.micros();
                    if (late > 0 && late < FLASH) assertSpoken(video, change, range.end(), highlight);
                }
            }
        }
    }

    private static void assertSpoken(Made video, MediaTime from, MediaTime to, Highlight highlight) {
        var flash = new TimeRange(from, to);
        assertTrue(
                video.transcript.sentences().stream()
                        .anyMatch(sentence -> sentence.range().overlaps(flash)),
                () -> highlight.range() + " shows a flash of another shot at " + flash);
    }

    @Test
    void noTwoClipsShowTheSameMoment() {
        for (var video : all()) {
            var found = video.found(8, 40);
            for (int one = 0; one < found.size(); one++)
                for (int other = 0; other < one; other++) {
                    var shared = (double)
                            found.get(one).range().sharedMicros(found.get(other).range());
                    var both = found.get(one).range().micros()
                            + found.get(other).range().micros()
                            - shared;
                    assertTrue(shared / both < 0.3, found.get(one) + " and " + found.get(other));
                }
        }
    }

    /** A clip that is too short grows to what led to it, not beyond its payoff. */
    @Test
    void nothingIsAddedAfterAPayoffToReachALength() {
        for (int at = 40; at < 110; at += 3) {
            var analysis = new MadeAnalysis(LENGTH).reaction(at, at + 4).build();
            var limits = new DetectionLimits(10, Duration.ofSeconds(25), Duration.ofSeconds(60));
            for (var transcript : List.of(Transcript.EMPTY, made(at).transcript)) {
                var best =
                        HighlightDetector.detect(analysis, transcript, DetectionWish.of(limits)).highlights().stream()
                                .filter(one -> one.reasons().getFirst().signal().equals("reaction"))
                                .findFirst()
                                .orElseThrow();
                assertTrue(best.range().end().micros() <= (at + 9) * 1_000_000L, best::toString);
                assertTrue(best.range().micros() >= 25_000_000, best::toString);
            }
        }
    }

    @Test
    void aQuestionKeepsItsAnswer() {
        for (int at = 20; at < 100; at += 4) {
            var sentences = new ArrayList<Sentence>();
            for (int start = 0; start + 4 <= LENGTH; start += 4) {
                var asked = start == at;
                var answer = start == at + 4;
                sentences.add(new Sentence(
                        TimeRange.ofMicros(start * 1_000_000L + 300_000, start * 1_000_000L + 3_700_000),
                        asked
                                ? "Why did you never sell that house?"
                                : answer ? "Because my father built that house." : "We walk on along the river.",
                        List.of()));
            }
            // They laugh while the question is asked; by itself the clip would end with it.
            var analysis = new MadeAnalysis(LENGTH).reaction(at, at + 3).build();
            var limits = new DetectionLimits(10, Duration.ofSeconds(8), Duration.ofSeconds(60));
            var best = HighlightDetector.detect(analysis, new Transcript(sentences), DetectionWish.of(limits))
                    .highlights()
                    .getFirst();
            assertTrue(best.range().end().micros() >= at * 1_000_000L + 7_700_000, best::toString);
        }
    }

    @Test
    void itIsToldWhatAClipBeginsAndEndsOn() {
        for (var video : all()) {
            for (var highlight : video.found(8, 40)) {
                var range = highlight.range();
                var kinds = highlight.edges().orElseThrow();
                var cuts = video.transcript.speaking(range.start()).isPresent();
                assertEquals(
                        cuts,
                        kinds.start() == ClipEdges.Start.BETWEEN_WORDS || kinds.start() == ClipEdges.Start.ANYWHERE,
                        highlight::toString);
                if (kinds.start() == ClipEdges.Start.SENTENCE)
                    assertTrue(
                            video.transcript.sentences().stream()
                                    .anyMatch(
                                            one -> Math.abs(one.range().start().micros()
                                                            - range.start().micros())
                                                    <= 80_000),
                            highlight::toString);
                if (kinds.start() == ClipEdges.Start.SHOT)
                    assertTrue(video.analysis.shotChanges().contains(range.start()), highlight::toString);
                if (kinds.end() == ClipEdges.End.SENTENCE)
                    assertTrue(
                            video.transcript.speaking(range.end()).isEmpty()
                                    && video.transcript.sentences().stream()
                                            .anyMatch(one -> Math.abs(range.end()
                                                                    .micros()
                                                            - one.range().end().micros())
                                                    <= 300_000),
                            highlight::toString);
            }
        }
    }
}
