package com.cliply.app.bench.highlights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.cliply.app.bench.highlights.HighlightScore.Figure;
import com.cliply.app.bench.highlights.HighlightScore.Found;
import com.cliply.app.bench.planted.Truth;
import com.cliply.app.bench.planted.Truth.Decoy;
import com.cliply.app.bench.planted.Truth.Planted;
import com.cliply.app.bench.planted.Truth.Said;
import com.cliply.app.bench.planted.Truth.SaidWord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against figures worked out by hand. */
class HighlightScoreTest {
    private static final Truth TWO = new Truth(
            "made.mp4",
            "test",
            "made up",
            100,
            List.of(planted(10, 20, 16, 20), planted(50, 60, 55, 60)),
            List.of(new Decoy(30, 34, "music"), new Decoy(52, 53, "a slam")),
            List.of(),
            List.of(new Said(10, 15, "a sentence"), new Said(40, 44, "another")),
            List.of(new SaidWord("a", 10, 11), new SaidWord("sentence", 11, 15)));

    private static final Truth CALM =
            new Truth("calm.mp4", "test", "none", 300, List.of(), List.of(), List.of(), List.of(), List.of());

    private static Planted planted(double start, double end, double from, double to) {
        return new Planted(start, end, List.of(from, to), "applause", List.of());
    }

    private static double figure(Figure figure, Found... found) {
        return HighlightScore.of(List.of(found), TWO).getOrDefault(figure, Double.NaN);
    }

    @Test
    void theVeryRangesAreAllThatCanBeReached() {
        var figures = HighlightScore.of(List.of(new Found(10, 20, 0.7), new Found(50, 60, 0.9)), TWO);
        assertEquals(1, figures.get(Figure.AP_50));
        assertEquals(1, figures.get(Figure.AP_70));
        assertEquals(1, figures.get(Figure.PRECISION));
        assertEquals(1, figures.get(Figure.CORE_RECALL));
        assertEquals(0, figures.get(Figure.BOUNDARY_ERROR));
        assertEquals(0, figures.get(Figure.CUT_SENTENCE));
        assertEquals(0, figures.get(Figure.CUT_WORD));
        assertEquals(0, figures.get(Figure.DECOYS));
        assertFalse(figures.containsKey(Figure.FALSE_ALARMS));
    }

    @Test
    void theRankOfAHitCounts() {
        // A miss first: hits at ranks 2 and 3 give (1/2 + 2/3) / 2.
        var found = new Found[] {new Found(80, 90, 0.9), new Found(10, 20, 0.8), new Found(50, 60, 0.7)};
        assertEquals(7.0 / 12, figure(Figure.AP_50, found), 1e-9);
        assertEquals(0.5, figure(Figure.PRECISION, found), 1e-9);
        assertEquals(0.5, figure(Figure.CORE_RECALL, found), 1e-9);
    }

    @Test
    void aHighlightCountsOnce() {
        // The second range matches only what is used: (1/1) / 2.
        assertEquals(0.5, figure(Figure.AP_50, new Found(10, 20, 0.9), new Found(11, 20, 0.8)), 1e-9);
    }

    @Test
    void onlyEnoughOverlapIsAHit() {
        // 8 of 14 seconds are shared: more than .5, less than .7.
        var found = new Found(12, 24, 0.9);
        assertEquals(0.5, figure(Figure.AP_50, found), 1e-9);
        assertEquals(0, figure(Figure.AP_70, found), 1e-9);
    }

    @Test
    void edgesOfRoughMatchesAreMeasured() {
        // Distances 1, 2 of one and 0, 4 of the other: the median is 1.5. The third is beyond the two best.
        assertEquals(
                1.5,
                figure(Figure.BOUNDARY_ERROR, new Found(11, 22, 0.9), new Found(50, 64, 0.8), new Found(40, 60, 0.1)),
                1e-9);
    }

    @Test
    void cutsAreCountedByEdge() {
        // 12 lies in a sentence and a word, 42 in a sentence only; 20 and 50.1 lie in neither.
        assertEquals(0.5, figure(Figure.CUT_SENTENCE, new Found(12, 20, 0.9), new Found(42, 50.1, 0.8)), 1e-9);
        assertEquals(0.25, figure(Figure.CUT_WORD, new Found(12, 20, 0.9), new Found(42, 50.1, 0.8)), 1e-9);
        // As near to the edge of a sentence or word as nobody hears.
        assertEquals(0, figure(Figure.CUT_SENTENCE, new Found(10.1, 20, 0.9)), 1e-9);
        assertEquals(0, figure(Figure.CUT_WORD, new Found(10.02, 20, 0.9)), 1e-9);
    }

    @Test
    void aDecoyCountsUnlessAHighlightIsThereToo() {
        assertEquals(0.5, figure(Figure.DECOYS, new Found(28, 36, 0.9), new Found(50, 60, 0.8)), 1e-9);
        // Less than half of the decoy.
        assertEquals(0, figure(Figure.DECOYS, new Found(32.5, 40, 0.9)), 1e-9);
    }

    @Test
    void aCalmVideoHasConfidentRangesCounted() {
        // Two of 0.5 or more in five minutes are four in ten.
        var figures = HighlightScore.of(
                List.of(new Found(0, 10, 0.5), new Found(20, 30, 0.7), new Found(40, 50, 0.49)), CALM);
        assertEquals(4, figures.get(Figure.FALSE_ALARMS));
        assertFalse(figures.containsKey(Figure.AP_50));
    }

    @Test
    void nothingFoundIsNothingReached() {
        var figures = HighlightScore.of(List.of(), TWO);
        assertEquals(0, figures.get(Figure.AP_50));
        assertEquals(0, figures.get(Figure.CORE_RECALL));
        assertFalse(figures.containsKey(Figure.BOUNDARY_ERROR));
    }
}
