package com.cliply.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTrackTest {
    private static final Duration STEP = Duration.ofMillis(100);

    @Test
    void itKeepsItsValuesToItself() {
        var values = new float[] {1, 2, 3};
        var track = SignalTrack.of(Signal.LOUDNESS, STEP, values);
        values[0] = 9;
        track.toArray()[1] = 9;
        assertEquals(SignalTrack.of(Signal.LOUDNESS, STEP, 1, 2, 3), track);
    }

    @Test
    void aTimeBeyondItsEndReadsTheLastValue() {
        var track = SignalTrack.of(Signal.LOUDNESS, STEP, 1, 2, 3);
        assertEquals(2, track.at(MediaTime.ofMillis(199)));
        assertEquals(3, track.at(MediaTime.ofSeconds(50)));
        assertEquals(0, SignalTrack.of(Signal.LOUDNESS, STEP).at(MediaTime.ZERO));
    }

    @Test
    void meanAndMaximumAreOfTheStepsThatBeginWithin() {
        var track = SignalTrack.of(Signal.LOUDNESS, STEP, -4, -2, -6, -8);
        assertEquals(-4, track.mean(TimeRange.ofMicros(50_000, 300_000)));
        assertEquals(-2, track.max(TimeRange.ofMicros(50_000, 300_000)));
        assertEquals(-2, track.mean(TimeRange.ofMicros(110_000, 150_000)));
    }

    @Test
    void oneSignalIsMeasuredOnce() {
        var track = SignalTrack.of(Signal.LOUDNESS, STEP, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> Analysis.of(STEP, List.of(Findings.of(track), Findings.of(track))));
    }
}
