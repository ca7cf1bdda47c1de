package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.RobustScale;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;
import java.util.Arrays;

/**
 * How much more than usual is written: messages within five seconds, in robust deviations above the median of the minutes
 * around, moved back by the time that people take to write.
 */
final class ChatCurve {
    /**
     * From what is seen to the first answers pass about two seconds, to the last about eight; the middle is taken. An
     * estimate of ours, not a measurement.
     */
    static final int DELAY_SECONDS = 5;

    /** Messages are counted over so many seconds. */
    private static final int WINDOW_SECONDS = 5;

    /** What is usual is judged by so many seconds before and after. */
    private static final int AROUND_SECONDS = 150;

    /** What is usual is judged anew this often, in seconds. */
    private static final int JUDGED_SECONDS = 10;

    /** Where nobody writes a single message is no burst. */
    private static final double LEAST_DEVIATION = 1.5;

    private static final float MOST = 10;
    private static final int STEPS_A_SECOND = 10;

    private final float[] counts;

    /** Counts messages whose times are in seconds; those outside of the video are left out. */
    ChatCurve(ChatMessages messages, Duration length) {
        var seconds = Math.toIntExact(Math.ceilDiv(MediaTime.micros(length), 1_000_000L));
        var each = new float[Math.max(1, seconds)];
        for (int index = 0; index < messages.size(); index++) {
            // What is written in the first seconds answers nothing that was seen.
            var at = messages.time(index) - DELAY_SECONDS;
            if (at >= 0 && at < each.length) each[(int) at] += messages.weight(index);
        }
        counts = summed(each);
    }

    private static float[] summed(float[] each) {
        var sums = new float[each.length];
        for (int at = 0; at < each.length; at++) {
            var from = Math.max(0, at - WINDOW_SECONDS / 2);
            var to = Math.min(each.length, at + WINDOW_SECONDS / 2 + 1);
            for (int other = from; other < to; other++) sums[at] += each[other];
        }
        return sums;
    }

    SignalTrack track(Duration length) {
        var steps = new float[Math.toIntExact(Math.ceilDiv(MediaTime.micros(length), 1_000_000L / STEPS_A_SECOND))];
        var scale = new RobustScale(0, 0);
        var bursts = new float[counts.length];
        for (int second = 0; second < counts.length; second++) {
            if (second % JUDGED_SECONDS == 0) scale = around(second);
            // Counts of independent events deviate by the square root of their mean (Poisson).
            var deviation = Math.max(LEAST_DEVIATION, Math.max(scale.deviation(), Math.sqrt(scale.median())));
            bursts[second] = (float) Math.clamp((counts[second] - scale.median()) / deviation, 0, MOST);
        }
        for (int step = 0; step < steps.length; step++)
            steps[step] = bursts[Math.min(bursts.length - 1, step / STEPS_A_SECOND)];
        return SignalTrack.of(Signal.CHAT, Duration.ofMillis(1_000 / STEPS_A_SECOND), steps);
    }

    private RobustScale around(int second) {
        var from = Math.max(0, Math.min(second - AROUND_SECONDS, counts.length - 2 * AROUND_SECONDS));
        var to = Math.min(counts.length, Math.max(second + AROUND_SECONDS, 2 * AROUND_SECONDS));
        return RobustScale.of(Arrays.copyOfRange(counts, from, to));
    }
}
