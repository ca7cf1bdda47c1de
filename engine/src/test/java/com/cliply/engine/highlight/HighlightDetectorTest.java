package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightDetectorTest {
    private static final DetectionLimits LIMITS =
            new DetectionLimits(10, Duration.ofSeconds(8), Duration.ofSeconds(60));

    private static final double BASE = Weights.of(Profile.MIXED).base();

    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }

    private static TimeRange seconds(double from, double to) {
        return TimeRange.ofMicros(Math.round(from * 1e6), Math.round(to * 1e6));
    }

    /** A sentence of 3.4 s every 4 s. */
    private static Transcript spoken(int length, String... texts) {
        var sentences = new ArrayList<Sentence>();
        for (int at = 0; at + 4 <= length; at += 4) {
            var text = at / 4 < texts.length ? texts[at / 4] : "We walk on along the river.";
            sentences.add(new Sentence(seconds(at + 0.3, at + 3.7), text, List.of()));
        }
        return new Transcript(sentences);
    }

    private static Transcript withSentence(Transcript transcript, int index, String text) {
        var sentences = new ArrayList<>(transcript.sentences());
        sentences.set(index, new Sentence(sentences.get(index).range(), text, List.of()));
        return new Transcript(sentences);
    }

    private static List<Highlight> detected(Analysis analysis, Transcript transcript) {
        return HighlightDetector.detect(analysis, transcript, DetectionWish.of(LIMITS))
                .highlights();
    }

    private static List<Highlight> detected(Analysis analysis, Transcript transcript, DetectionLimits limits) {
        return HighlightDetector.detect(analysis, transcript, DetectionWish.of(limits))
                .highlights();
    }

    private static void assertSane(List<Highlight> highlights, Duration length) {
        for (int index = 0; index < highlights.size(); index++) {
            var highlight = highlights.get(index);
            assertTrue(highlight.range().end().compareTo(MediaTime.at(length)) <= 0, highlight::toString);
            assertTrue(highlight.score() >= 0 && highlight.score() <= 1, highlight::toString);
            var sum = highlight.reasons().stream()
                    .mapToDouble(HighlightReason::weight)
                    .sum();
            assertEquals(BASE + sum, logit(highlight.score()), 1e-3);
            assertTrue(!highlight.title().isBlank() && highlight.title().length() <= 61, highlight::title);
            if (index > 0)
                assertTrue(highlight.score() <= highlights.get(index - 1).score());
            for (var other : highlights.subList(0, index)) {
                var shared = (double) highlight.range().sharedMicros(other.range());
                var union = highlight.range().micros() + other.range().micros() - shared;
                assertTrue(shared / union < 0.3, () -> highlight + " and " + other);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 61, 100})
    void aReactionIsFoundWithTheSentenceBeforeIt(int at) {
        var analysis = new MadeAnalysis(180).reaction(at, at + 5).build();
        var found = detected(analysis, Transcript.EMPTY);
        assertSane(found, analysis.duration());
        var best = found.getFirst();
        assertTrue(best.score() >= 0.5, best::toString);
        assertEquals("reaction", best.reasons().getFirst().signal());
        assertTrue(best.range().start().compareTo(MediaTime.ofSeconds(at - 2)) <= 0, best::toString);
        assertTrue(best.range().start().isAfter(MediaTime.ofSeconds(at - 13)), best::toString);
        assertEquals(at + 7.0, best.range().end().micros() / 1e6, 2.5);
        assertEquals(
                "Audience reaction at " + at / 60 + ":" + String.format(Locale.ROOT, "%02d", at % 60), best.title());
    }

    @Test
    void aReasonHoldsWhatWasMeasured() {
        var analysis = new MadeAnalysis(180).reaction(83, 88).build();
        var text = detected(analysis, Transcript.EMPTY)
                .getFirst()
                .reasons()
                .getFirst()
                .text();
        assertEquals("5.0 s of sound like applause, cheering or laughter at 00:01:23", text);
    }

    @Test
    void aClipNeverCutsASentence() {
        for (int at = 20; at < 150; at += 3) {
            var analysis = new MadeAnalysis(180)
                    .reaction(at, at + 4)
                    .motion(at + 9, at + 20)
                    .build();
            var transcript = spoken(180);
            var found = detected(analysis, transcript);
            assertSane(found, analysis.duration());
            for (var highlight : found) {
                assertTrue(transcript.speaking(highlight.range().start()).isEmpty(), highlight::toString);
                assertTrue(transcript.speaking(highlight.range().end()).isEmpty(), highlight::toString);
            }
        }
    }

    @Test
    void withoutATranscriptItCutsInPauses() {
        var analysis = new MadeAnalysis(180).reaction(64, 69).build();
        var range = detected(analysis, Transcript.EMPTY).getFirst().range();
        for (var edge : List.of(range.start(), range.end()))
            assertTrue(analysis.pauses().stream().anyMatch(pause -> pause.contains(edge)), range::toString);
    }

    @Test
    void actionBetweenCutsIsThatShot() {
        var analysis = new MadeAnalysis(180)
                .motion(72, 84)
                .shotChange(72)
                .shotChange(84)
                .build();
        var best = detected(analysis, Transcript.EMPTY).getFirst();
        assertEquals(MediaTime.ofSeconds(72), best.range().start());
        assertEquals(MediaTime.ofSeconds(84), best.range().end());
        assertEquals("motion", best.reasons().getFirst().signal());
        assertEquals("Action at 1:12", best.title());
    }

    @Test
    void aRareStrongSentenceIsAHookAndOpensTheClip() {
        var transcript = withSentence(spoken(180), 12, "Why did I lose two million dollars? It was my own fault.");
        var analysis = new MadeAnalysis(180).build();
        var best = detected(analysis, transcript).getFirst();
        assertEquals("hook", best.reasons().getFirst().signal());
        assertEquals(48.3, best.range().start().micros() / 1e6, 0.6);
        assertTrue(best.range().end().micros() >= 55_700_000, best::toString);
        assertEquals("Why did I lose two million dollars? It was my own fault.", best.title());
    }

    @Test
    void aSpeakerWhoAlwaysAsksHasNoHook() {
        var texts = new String[45];
        Arrays.fill(texts, "Why did I lose two million dollars? It was my own fault.");
        for (var highlight : detected(new MadeAnalysis(180).build(), spoken(180, texts)))
            assertTrue(highlight.score() < 0.5, highlight::toString);
    }

    @Test
    void calmTalkStaysBelowOneHalf() {
        var analysis = new MadeAnalysis(600).build();
        for (var highlight : detected(analysis, spoken(600))) assertTrue(highlight.score() < 0.5, highlight::toString);
        for (var highlight : detected(analysis, Transcript.EMPTY))
            assertTrue(highlight.score() < 0.5, highlight::toString);
    }

    @Test
    void aLoudBangAloneIsNoHighlight() {
        var analysis = new MadeAnalysis(180).loud(90, 93, 20).build();
        for (var highlight : detected(analysis, Transcript.EMPTY))
            assertTrue(highlight.score() < 0.5, highlight::toString);
    }

    @Test
    void theSameInputGivesTheSameOutput() {
        var transcript = withSentence(spoken(180), 20, "It is the worst mistake I ever made!");
        assertEquals(
                detected(new MadeAnalysis(180).reaction(60, 66).motion(100, 112).build(), transcript),
                detected(new MadeAnalysis(180).reaction(60, 66).motion(100, 112).build(), transcript));
    }

    @Test
    void noMoreThanAskedAndTheBestOfThem() {
        var made = new MadeAnalysis(600);
        for (int at = 30; at < 580; at += 40) made.reaction(at, at + 2 + at % 3);
        var analysis = made.build();
        var all = detected(
                analysis, Transcript.EMPTY, new DetectionLimits(50, Duration.ofSeconds(8), Duration.ofSeconds(60)));
        var few = detected(
                analysis, Transcript.EMPTY, new DetectionLimits(3, Duration.ofSeconds(8), Duration.ofSeconds(60)));
        assertSane(all, analysis.duration());
        assertEquals(all.subList(0, 3), few);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 20})
    void lengthsKeepWithinTheLimits(int most) {
        var limits = new DetectionLimits(10, Duration.ofSeconds(3), Duration.ofSeconds(most));
        var analysis = new MadeAnalysis(180)
                .reaction(60, 75)
                .motion(100, 150)
                .loud(170, 172, 15)
                .build();
        for (var highlight : detected(analysis, spoken(180), limits)) {
            assertTrue(highlight.range().micros() >= 3_000_000, highlight::toString);
            assertTrue(highlight.range().micros() <= most * 1_000_000L, highlight::toString);
        }
    }

    @Test
    void aVideoShorterThanTheShortestClipIsTakenWhole() {
        var analysis = new MadeAnalysis(6).reaction(3, 6).build();
        var found = detected(analysis, Transcript.EMPTY);
        assertEquals(
                List.of(seconds(0, 6)), found.stream().map(Highlight::range).toList());
    }

    @Test
    void whereNothingStandsOutOnePassageIsOfferedForWhatItIs() {
        var nothing = detected(new Analysis(Duration.ofMinutes(3), List.of(), List.of(), List.of()), Transcript.EMPTY);
        assertEquals(1, nothing.size());
        assertTrue(nothing.getFirst().score() < 0.02, nothing::toString);
        assertSane(nothing, Duration.ofMinutes(3));
        var loudest = detected(new MadeAnalysis(180).loud(100, 102, 3).build(), Transcript.EMPTY)
                .getFirst();
        assertTrue(loudest.range().contains(MediaTime.ofSeconds(101)), loudest::toString);
    }

    @Test
    void aFileWithoutLengthGivesNothing() {
        assertEquals(
                List.of(), detected(new Analysis(Duration.ZERO, List.of(), List.of(), List.of()), Transcript.EMPTY));
    }

    @Test
    void aTranscriptOfALongerVideoIsCutOff() {
        var found = detected(new MadeAnalysis(60).reaction(30, 35).build(), spoken(600));
        assertSane(found, Duration.ofMinutes(1));
    }
}
