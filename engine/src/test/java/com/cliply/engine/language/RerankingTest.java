package com.cliply.engine.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.time.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class RerankingTest {
    private static Highlight highlight(long start, double score) {
        return new Highlight(
                TimeRange.ofMicros(start, start + 10),
                score,
                "t" + start,
                List.of(new HighlightReason("loudness", 0.8, "loud")));
    }

    @Test
    void anOpinionIsAddedInLogOddsAndTheOrderFollows() {
        var found = List.of(highlight(0, 0.6), highlight(100, 0.5), highlight(200, 0.4));
        var ranked =
                Reranking.of(found, List.of(new Opinion(TimeRange.ofMicros(100, 110), 1.5, "a joke with its point")));
        assertEquals(
                List.of("t100", "t0", "t200"),
                ranked.stream().map(Highlight::title).toList());
        assertEquals(1 / (1 + Math.exp(-1.5)), ranked.getFirst().score(), 1e-12);
        assertEquals(
                new HighlightReason("language-model", 1.5, "The language model says: a joke with its point"),
                ranked.getFirst().reasons().getFirst());
        assertEquals(found.getFirst(), ranked.get(1));
    }

    @Test
    void withoutOpinionsNothingChanges() {
        var found = List.of(highlight(0, 0.6), highlight(100, 0.5));
        assertEquals(found, Reranking.of(found, List.of()));
    }

    @Test
    void certaintyStaysFinite() {
        var ranked = Reranking.of(
                List.of(highlight(0, 1), highlight(50, 0)),
                List.of(
                        new Opinion(TimeRange.ofMicros(0, 10), -1.5, ""),
                        new Opinion(TimeRange.ofMicros(50, 60), 1.5, "")));
        assertEquals(
                List.of(true, true),
                ranked.stream().map(one -> one.score() > 0 && one.score() < 1).toList());
    }
}
