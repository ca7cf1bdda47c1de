package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loud talk without a pause, but for one gap of 60 ms that lies across a border of the steps of 100 ms. */
class EdgesTest {
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final TimeRange GAP = TimeRange.ofMicros(10_260_000, 10_320_000);
    private static final long REACH = 500_000;

    private static Analysis talk() {
        var fine = new float[1_000];
        Arrays.fill(fine, -20);
        for (int step = 513; step < 516; step++) fine[step] = -55;
        // As loud in the mean of 100 ms as a word that is said more softly, elsewhere.
        var coarse = new float[200];
        Arrays.fill(coarse, -20);
        coarse[102] = -22;
        coarse[103] = -21;
        coarse[97] = -24;
        for (int step = 485; step < 490; step++) fine[step] = -24;
        return new Analysis(
                LENGTH,
                List.of(
                        SignalTrack.of(Signal.LOUDNESS, Duration.ofMillis(100), coarse),
                        SignalTrack.of(Signal.FINE_LOUDNESS, Duration.ofMillis(20), fine)),
                List.of(),
                List.of());
    }

    private static Edges edges(Transcript transcript) {
        var analysis = talk();
        return new Edges(
                transcript,
                analysis.pauses(),
                new Shots(List.of(), LENGTH),
                new Curves(analysis),
                MediaTime.at(LENGTH));
    }

    @Test
    void withoutWordsItIsCutInAGapThatIsShorterThanTheCoarseSteps() {
        for (long wanted = 9_800_000; wanted < 10_800_000; wanted += 70_000) {
            var edges = edges(Transcript.EMPTY);
            var start = edges.start(new MediaTime(wanted), REACH);
            assertTrue(GAP.contains(start), wanted + " gives " + start);
            var end = edges.end(new MediaTime(wanted), REACH);
            assertEquals(start, end);
            var kinds = edges.kinds(new TimeRange(start, MediaTime.at(LENGTH)));
            assertEquals(new ClipEdges(ClipEdges.Start.QUIETEST, ClipEdges.End.MEDIA), kinds);
        }
    }

    @Test
    void betweenTwoWordsItIsCutWhereItIsQuietest() {
        var sentence = new Sentence(
                TimeRange.ofMicros(2_000_000, 18_000_000),
                "One two",
                List.of(
                        new Word(TimeRange.ofMicros(2_000_000, 9_900_000), "One", false),
                        new Word(TimeRange.ofMicros(10_330_000, 18_000_000), "two", false)));
        var edges = edges(new Transcript(List.of(sentence)));
        var cut = edges.start(new MediaTime(10_000_000), REACH);
        assertTrue(GAP.contains(cut), cut::toString);
        assertEquals(
                ClipEdges.Start.BETWEEN_WORDS,
                edges.kinds(new TimeRange(cut, MediaTime.at(LENGTH))).start());
    }
}
