package com.cliply.engine.analysis.audio;

import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;

/** Where near a time it is quietest: the best place to cut where nobody knows the words. */
public final class QuietestPoint {
    /** Places that differ by less than this, in dB, are equally quiet; the nearest of them is taken. */
    private static final float SAME = 1;

    private QuietestPoint() {}

    /**
     * The middle of the quietest 40 ms or so within {@code reach} to either side of {@code wanted}.
     *
     * @param fine the curve of {@link com.cliply.engine.analysis.Signal#FINE_LOUDNESS}
     * @return never before the beginning, {@code wanted} itself if the curve is empty or ends before the range begins
     */
    public static MediaTime near(SignalTrack fine, MediaTime wanted, Duration reach) {
        var reachMicros = MediaTime.micros(reach);
        var first = fine.indexOf(new MediaTime(Math.max(0, wanted.micros() - reachMicros)));
        var last = Math.min(fine.size() - 1, fine.indexOf(new MediaTime(wanted.micros() + reachMicros)));
        if (fine.isEmpty() || first > last) return wanted;
        var least = Float.POSITIVE_INFINITY;
        for (int step = first; step <= last; step++) least = Math.min(least, around(fine, step));
        var half = MediaTime.micros(fine.step()) / 2;
        var best = wanted;
        var distance = Long.MAX_VALUE;
        for (int step = first; step <= last; step++) {
            if (around(fine, step) > least + SAME) continue;
            var middle = fine.timeOf(step).micros() + half;
            var away = Math.abs(middle - wanted.micros());
            if (away >= distance) continue;
            distance = away;
            best = new MediaTime(middle);
        }
        return best;
    }

    /** A quarter of each neighbour's power with half of its own: a window of two steps, rounded. */
    private static float around(SignalTrack fine, int step) {
        return LoudnessMeter.inLufs((LoudnessMeter.meanSquareOf(fine.value(step - 1))
                        + 2 * LoudnessMeter.meanSquareOf(fine.value(step))
                        + LoudnessMeter.meanSquareOf(fine.value(step + 1)))
                / 4);
    }
}
