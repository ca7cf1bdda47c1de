package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the signals of the sparse pass say for and against a range. */
class PictureWitnessesTest {
    private static final DetectionWish WISH =
            DetectionWish.of(new DetectionLimits(10, Duration.ofSeconds(8), Duration.ofSeconds(60)));

    private static final int SECONDS = 120;

    private static TimeRange seconds(long from, long to) {
        return TimeRange.ofMicros(from * 1_000_000, to * 1_000_000);
    }

    /** A curve of half seconds with one value between two times. */
    private static SignalTrack curve(Signal signal, int from, int to, float value) {
        var values = new float[2 * SECONDS];
        for (int step = 2 * from; step < 2 * to; step++) values[step] = value;
        return SignalTrack.of(signal, Duration.ofMillis(500), values);
    }

    /** Action from 60 to 72 s, and more curves. */
    private static Analysis action(SignalTrack... more) {
        return new MadeAnalysis(SECONDS).motion(60, 72).build().with(List.of(more));
    }

    private static Explanation explained(Analysis analysis, TimeRange range) {
        var book = HighlightDetector.gather(analysis, Transcript.EMPTY, WISH);
        return book.explain(range, WISH.weights(book.profile()), 10);
    }

    private static Explanation.Contribution of(Evidence evidence, Explanation told) {
        return told.contributions().stream()
                .filter(one -> one.evidence() == evidence)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void blackAndStandingPicturesSpeakAgainstARange() {
        for (var signal : List.of(Signal.BLACK, Signal.FROZEN)) {
            var free = explained(action(curve(signal, 20, 30, 1)), seconds(60, 72));
            var still = explained(action(curve(signal, 60, 72, 1)), seconds(60, 72));
            assertEquals(0, of(Evidence.STILL, free).strength());
            assertEquals(1, of(Evidence.STILL, still).strength());
            assertEquals(
                    "100 % of it is a black or standing picture",
                    of(Evidence.STILL, still).text());
            assertTrue(still.score() < free.score() - 0.05, still + " and " + free);
        }
    }

    @Test
    void aTitleAtTheEndDoesNoHarm() {
        assertEquals(
                0,
                of(Evidence.STILL, explained(action(curve(Signal.FROZEN, 70, 72, 1)), seconds(60, 72)))
                        .strength());
    }

    @Test
    void inAVideoOfSlidesStandingPicturesTellNothing() {
        var slides = explained(action(curve(Signal.FROZEN, 0, 100, 1)), seconds(60, 72));
        assertEquals(0, of(Evidence.STILL, slides).strength());
    }

    @Test
    void aStandingPictureDoesNotMoveHoweverItIsEncoded() {
        var told = of(Evidence.MOTION, explained(action(curve(Signal.FROZEN, 0, SECONDS, 1)), seconds(60, 72)));
        assertEquals(0, told.strength());
        assertEquals("The picture stands still", told.text());
    }

    @Test
    void shotsThatChangeFasterThanUsualSpeakForARange() {
        var calm = explained(action(curve(Signal.CUT_RATE, 0, SECONDS, 6)), seconds(60, 72));
        var fast = explained(action(curve(Signal.CUT_RATE, 60, 72, 36)), seconds(60, 72));
        assertEquals(0, of(Evidence.CUT_RATE, calm).strength());
        assertEquals(1, of(Evidence.CUT_RATE, fast).strength());
        assertEquals("36 shot changes a minute", of(Evidence.CUT_RATE, fast).text());
        assertTrue(fast.score() > calm.score(), fast + " and " + calm);
    }

    /** Looked at from 56 to 59.5 s and from 62 to 66 s. */
    private static SignalTrack looked(float before, float within) {
        var values = new float[140];
        Arrays.fill(values, 112, 119, before);
        Arrays.fill(values, 124, 132, within);
        return SignalTrack.of(Signal.TRUE_MOTION, Duration.ofMillis(500), values);
    }

    @Test
    void whatOnlyTheCameraMovesIsNoAction() {
        var unseen = of(Evidence.MOTION, explained(action(), seconds(60, 72)));
        var pan = of(Evidence.MOTION, explained(action(looked(3, 3)), seconds(60, 72)));
        var action = of(Evidence.MOTION, explained(action(looked(1, 6)), seconds(60, 72)));
        assertTrue(unseen.strength() > 0.9, unseen::toString);
        assertEquals(unseen.strength(), action.strength());
        assertEquals(0, pan.strength());
        assertTrue(
                pan.text().endsWith("but looked at closely, without the camera's motion, only 1.0 times"), pan::text);
        assertTrue(action.text().endsWith("and so it does without the camera's motion"), action::text);
    }

    @Test
    void actionThatTheEncoderHadNoRoomForIsAction() {
        var analysis = new MadeAnalysis(SECONDS).build();
        var unseen = of(Evidence.MOTION, explained(analysis, seconds(60, 72)));
        var seen = of(Evidence.MOTION, explained(analysis.with(List.of(looked(1, 9))), seconds(60, 72)));
        assertTrue(unseen.strength() < 0.1, unseen::toString);
        assertTrue(seen.strength() > 0.9, seen::toString);
        assertTrue(seen.text().endsWith("as a close look shows"), seen::text);
    }

    @Test
    void aLookAtOneSideAloneComparesNothing() {
        var unseen = of(Evidence.MOTION, explained(action(), seconds(60, 72)));
        var seen = of(Evidence.MOTION, explained(action(looked(0, 3)), seconds(60, 72)));
        assertEquals(unseen, seen);
    }
}
