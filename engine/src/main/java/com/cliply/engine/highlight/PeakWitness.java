package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/** Judges by the liveliest few seconds of one curve. */
final class PeakWitness implements Witness {
    private final Evidence evidence;
    private final float[] curve;
    private final int span;
    private final double least;
    private final double most;
    private final DoubleFunction<String> text;
    private final double[] sums;

    /**
     * A witness of one curve on the grid of {@link Curves}.
     *
     * @param span how many steps of the curve are taken together
     * @param least where their mean begins to count
     * @param most where it counts fully
     * @param text says what the greatest mean within a range is
     */
    PeakWitness(Evidence evidence, float[] curve, int span, double least, double most, DoubleFunction<String> text) {
        this.evidence = evidence;
        this.curve = curve;
        this.span = span;
        this.least = least;
        this.most = most;
        this.text = text;
        sums = new double[curve.length + 1];
        for (int step = 0; step < curve.length; step++) sums[step + 1] = sums[step] + curve[step];
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        var from = (int) Math.min(curve.length, range.start().micros() / Curves.STEP_MICROS);
        var to = (int) Math.min(curve.length, Math.ceilDiv(range.end().micros(), Curves.STEP_MICROS));
        var peak = 0.0;
        if (to - from <= span) peak = mean(from, to);
        else for (int step = from; step + span <= to; step++) peak = Math.max(peak, mean(step, step + span));
        told.accept(new Strength(evidence, Ramp.of(peak, least, most), text.apply(peak)));
    }

    private double mean(int from, int to) {
        return to <= from ? 0 : (sums[to] - sums[from]) / (to - from);
    }

    @Override
    public void draw(Lanes lanes) {
        lanes.add(evidence, second -> {
            var from = Math.min(curve.length, second * Curves.STEPS_PER_SECOND);
            var to = Math.min(curve.length, from + Curves.STEPS_PER_SECOND);
            return Ramp.of(mean(from, to), least, most);
        });
    }
}
