package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EvidenceBookTest {
    private static final int COUNT = 10;
    private static final DetectionWish WISH =
            DetectionWish.of(new DetectionLimits(COUNT, Duration.ofSeconds(8), Duration.ofSeconds(60)));
    private static final Weights USUAL = Weights.of(Profile.MIXED);

    private static EvidenceBook book(MadeAnalysis made) {
        return HighlightDetector.gather(made.build(), Transcript.EMPTY, WISH);
    }

    private static EvidenceBook reactionAndAction() {
        return book(new MadeAnalysis(300)
                .reaction(60, 66)
                .motion(200, 212)
                .shotChange(200)
                .shotChange(212));
    }

    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }

    @Test
    void otherWeightsRankAnewWithoutLookingAgain() {
        var book = reactionAndAction();
        var usual = book.rank(USUAL, COUNT).highlights();
        var action = book.rank(USUAL.with(Map.of(Evidence.REACTION, 0.0, Evidence.MOTION, 8.0)), COUNT)
                .highlights();
        assertTrue(usual.getFirst().range().contains(MediaTime.ofSeconds(62)), usual::toString);
        assertTrue(action.getFirst().range().contains(MediaTime.ofSeconds(205)), action::toString);
        assertNotEquals(usual, action);
        assertEquals(usual, book.rank(USUAL, COUNT).highlights());
    }

    @Tag("alone")
    @Test
    void anHourIsRankedAnewWithinATenthOfASecond() {
        var made = new MadeAnalysis(3_600);
        for (int at = 30; at < 3_500; at += 20)
            made.reaction(at, at + 2 + at % 5).motion(at + 9, at + 14);
        var book = book(made);
        for (int warm = 0; warm < 20; warm++) book.rank(USUAL.with(Map.of(Evidence.JUMP, warm / 10.0)), COUNT);
        var best = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            var begun = System.nanoTime();
            var found = book.rank(USUAL.with(Map.of(Evidence.JUMP, round / 5.0)), COUNT);
            best = Math.min(best, System.nanoTime() - begun);
            assertEquals(COUNT, found.highlights().size());
        }
        assertTrue(best < 100_000_000, "took " + best + " ns");
    }

    @Test
    void aSuggestionIsExplainedByWhatItsReasonsSay() {
        var book = reactionAndAction();
        var best = book.rank(USUAL, COUNT).highlights().getFirst();
        var told = book.explain(MediaTime.ofSeconds(62), USUAL, COUNT);
        assertEquals(best.range(), told.range());
        assertEquals(best.score(), told.score());
        var suggested = assertInstanceOf(Explanation.Suggested.class, told.verdict());
        assertEquals(1, suggested.rank());
        assertEquals(best, suggested.as());
        assertEquals(
                best.reasons().stream().mapToDouble(HighlightReason::weight).sum(),
                told.contributions().stream()
                        .mapToDouble(Explanation.Contribution::weight)
                        .sum(),
                1e-9);
    }

    @Test
    void anyRangeIsExplainedAndItsWeightsAddUpToItsScore() {
        var book = reactionAndAction();
        for (int from = 0; from < 290; from += 7) {
            var range = TimeRange.ofMicros(from * 1_000_000L, from * 1_000_000L + 9_000_000);
            var told = book.explain(range, USUAL, COUNT);
            assertEquals(range, told.range());
            var sum = told.contributions().stream()
                    .mapToDouble(Explanation.Contribution::weight)
                    .sum();
            assertEquals(told.base() + sum, logit(told.score()), 1e-3);
        }
    }

    @Test
    void aDullMinuteIsToldThatOthersScoreMore() {
        var told = reactionAndAction().explain(MediaTime.ofSeconds(130), USUAL, COUNT);
        assertTrue(told.range().contains(MediaTime.ofSeconds(130)), told::toString);
        assertTrue(told.score() < 0.1, told::toString);
        assertTrue(
                told.verdict() instanceof Explanation.Weaker || told.verdict() instanceof Explanation.Suggested,
                told::toString);
        assertTrue(
                told.contributions().stream()
                        .anyMatch(one -> one.evidence() == Evidence.REACTION
                                && one.weight() == 0
                                && one.text().contains("Nothing here sounds like applause")),
                told::toString);
    }

    @Test
    void theSameMomentInWorseEdgesIsOutshone() {
        var book = reactionAndAction();
        var told = book.explain(TimeRange.ofMicros(58_000_000, 70_000_000), USUAL, COUNT);
        var outshone = assertInstanceOf(Explanation.Outshone.class, told.verdict());
        assertEquals(book.rank(USUAL, COUNT).highlights().getFirst(), outshone.by());
    }

    @Test
    void lanesShowWhereTheEvidenceIs() {
        var lanes = reactionAndAction().lanes();
        assertEquals(300, lanes.seconds());
        assertTrue(lanes.at(Evidence.REACTION, 62) > 0.5);
        assertEquals(0, lanes.at(Evidence.REACTION, 100));
        assertTrue(lanes.at(Evidence.MOTION, 205) > 0.5);
        assertEquals(0, lanes.at(Evidence.MOTION, 62));
        assertEquals(0, lanes.at(Evidence.MOTION, 400));
    }

    @Test
    void soundThatIsLikeApplauseAllTheTimeIsNoReaction() {
        var rain = book(new MadeAnalysis(120).reaction(5, 115));
        for (var found : rain.rank(USUAL, COUNT).highlights()) assertTrue(found.score() < 0.5, found::toString);
    }
}
