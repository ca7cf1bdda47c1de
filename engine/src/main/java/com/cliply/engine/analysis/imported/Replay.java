package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The curve of what viewers played again, out of its bins: between the middles of two bins it runs straight. Everybody sees
 * the beginning, wherever they go on to: the fall from the first bin is taken off, since it says nothing about what is shown.
 */
final class Replay {
    static final Duration STEP = Duration.ofMillis(100);

    /** No audience takes longer to settle: this part of the video ... */
    private static final double INTRO_PART = 0.1;

    /** Bins that differ by less than this are the same: no part is played more than others. */
    private static final double FLAT = 0.02;

    private final double[] middles;
    private final double[] values;

    /** One stretch of the video and how often it was played. */
    record Bin(double start, double end, double value) {}

    /** At least one bin, in order of time. */
    Replay(List<Bin> bins) {
        middles = bins.stream().mapToDouble(bin -> (bin.start + bin.end) / 2).toArray();
        values = bins.stream().mapToDouble(Bin::value).toArray();
        levelIntro();
        normalise();
    }

    private void levelIntro() {
        var last = Math.max(1, (int) Math.ceil(INTRO_PART * values.length));
        var foot = 0;
        while (foot < Math.min(last, values.length - 1) && values[foot] > values[foot + 1]) foot++;
        Arrays.fill(values, 0, foot, values[foot]);
    }

    private void normalise() {
        var least = Arrays.stream(values).min().orElse(0);
        var spread = Arrays.stream(values).max().orElse(0) - least;
        for (int index = 0; index < values.length; index++)
            values[index] = spread < FLAT ? 0 : (values[index] - least) / spread;
    }

    SignalTrack track(Duration length) {
        var steps = new float[Math.toIntExact(Math.ceilDiv(MediaTime.micros(length), MediaTime.micros(STEP)))];
        var bin = 0;
        for (int step = 0; step < steps.length; step++) {
            var second = (step + 0.5) * MediaTime.micros(STEP) / 1e6;
            while (bin < middles.length && middles[bin] <= second) bin++;
            steps[step] = (float) between(bin, second);
        }
        return SignalTrack.of(Signal.REPLAYED, STEP, steps);
    }

    /** At a time between the middles of the bin before {@code bin} and of {@code bin}. */
    private double between(int bin, double second) {
        if (bin == 0) return values[0];
        if (bin == values.length) return values[bin - 1];
        var part = (second - middles[bin - 1]) / (middles[bin] - middles[bin - 1]);
        return values[bin - 1] + part * (values[bin] - values[bin - 1]);
    }
}
