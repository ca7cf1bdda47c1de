package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuietestPointTest {
    private static final Duration REACH = Duration.ofMillis(500);

    private static SignalTrack loudnessWith(int... quiet) {
        var values = new float[200];
        Arrays.fill(values, -20);
        for (var step : quiet) values[step] = -60;
        return SignalTrack.of(Signal.FINE_LOUDNESS, SoundExtractor.FINE_STEP, values);
    }

    private static long quietest(SignalTrack track, long micros) {
        return QuietestPoint.near(track, new MediaTime(micros), REACH).micros();
    }

    @Test
    void itIsTheMiddleOfTheGap() {
        assertEquals(2_030_000, quietest(loudnessWith(100, 101, 102), 1_800_000));
    }

    @Test
    void ofTwoGapsTheNearerIsTaken() {
        var track = loudnessWith(80, 81, 82, 110, 111, 112);
        assertEquals(1_630_000, quietest(track, 1_750_000));
        assertEquals(2_230_000, quietest(track, 2_100_000));
    }

    @Test
    void aDeeperGapIsBetterThanANearerOne() {
        var values = loudnessWith(110, 111, 112).toArray();
        values[90] = values[91] = values[92] = -35;
        assertEquals(
                2_230_000, quietest(SignalTrack.of(Signal.FINE_LOUDNESS, SoundExtractor.FINE_STEP, values), 1_900_000));
    }

    @Test
    void whereAllIsAlikeNothingMoves() {
        assertEquals(1_810_000, quietest(loudnessWith(), 1_805_000));
    }

    @Test
    void beyondTheEndTheWishStands() {
        assertEquals(9_000_000, quietest(loudnessWith(), 9_000_000));
        assertEquals(7, quietest(SignalTrack.of(Signal.FINE_LOUDNESS, SoundExtractor.FINE_STEP), 7));
    }
}
