package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.RobustScale;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.audio.QuietestPoint;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The measured curves on one grid of 100 ms, with those that follow from them. What the file lacks reads 0 throughout. */
final class Curves {
    static final long STEP_MICROS = 100_000;
    static final int STEPS_PER_SECOND = 10;

    /** Quieter than this, in LUFS, nothing is heard (BS.1770's absolute gate). */
    private static final float INAUDIBLE = -70;

    /** A jump is measured against this many seconds before. */
    private static final int BEFORE_SECONDS = 10;

    /** With less than this many seconds before it nothing is a jump. */
    private static final int LEAST_BEFORE_SECONDS = 3;

    private static final Duration QUIET_REACH = Duration.ofMillis(700);
    private static final Duration DIP_REACH = Duration.ofMillis(100);

    private final Analysis analysis;
    private final int steps;
    private final boolean sound;
    private final boolean pictures;
    private final float[] loudness;
    private final float[] jump;
    private final float[] reaction;
    private final float[] voicing;
    private final float[] motion;
    private final float[] trueMotion;
    private final float[] rarity;
    private final double typicalLoudness;
    private final RobustScale motionScale;
    private final boolean[] still;
    private final SignalTrack fine;
    private final MediaTime end;

    Curves(Analysis analysis) {
        this.analysis = analysis;
        steps = Math.toIntExact(Math.max(1, Math.ceilDiv(MediaTime.micros(analysis.duration()), STEP_MICROS)));
        sound = analysis.track(Signal.LOUDNESS).isPresent();
        pictures = analysis.track(Signal.MOTION).isPresent();
        loudness = onGrid(analysis, Signal.LOUDNESS);
        reaction = greatest(onGrid(analysis, Signal.REACTION), onGrid(analysis, Signal.LAUGHTER));
        voicing = onGrid(analysis, Signal.VOICING);
        rarity = onGrid(analysis, Signal.PICTURE_RARITY);
        trueMotion = onGrid(analysis, Signal.TRUE_MOTION);
        motion = smoothed(onGrid(analysis, Signal.MOTION), STEPS_PER_SECOND / 2);
        typicalLoudness = sound ? typical(loudness) : 0;
        jump = sound ? jumps(loudness, typicalLoudness) : new float[steps];
        motionScale = RobustScale.of(motion);
        still = still();
        end = MediaTime.at(analysis.duration());
        fine = analysis.track(Signal.FINE_LOUDNESS)
                .or(() -> analysis.track(Signal.LOUDNESS))
                .orElseGet(() -> SignalTrack.of(Signal.FINE_LOUDNESS, QUIET_REACH));
    }

    int steps() {
        return steps;
    }

    boolean hasSound() {
        return sound;
    }

    boolean hasMotion() {
        return pictures;
    }

    /** LUFS of a step of 100 ms. */
    float loudness(int step) {
        return loudness[step];
    }

    /** By how many dB the second from {@code step} on is louder than the ten seconds before; 0 where it is not loud at all. */
    float jump(int step) {
        return jump[step];
    }

    /** How much the sound is like an audience, or like a few who laugh. */
    float reaction(int step) {
        return reaction[step];
    }

    /** How periodic the sound of the steps is, 0..1, by energy. */
    double voicing(int from, int to) {
        var all = 0.0;
        var voiced = 0.0;
        for (int step = Math.max(0, from); step < Math.min(steps, to); step++) {
            var power = Math.pow(10, loudness[step] / 10);
            all += power;
            voiced += power * voicing[step];
        }
        return all <= 0 ? 0 : voiced / all;
    }

    /** Values of {@code signal} on the grid; 0 throughout if the file lacks it. */
    float[] onGrid(Signal signal) {
        return onGrid(analysis, signal);
    }

    float rarity(int step) {
        return rarity[step];
    }

    /** The greatest value of the steps of a second. */
    double peak(int second, IntToDoubleFunction curve) {
        var peak = 0.0;
        var from = second * STEPS_PER_SECOND;
        for (int step = from; step < Math.min(steps, from + STEPS_PER_SECOND); step++)
            peak = step == from ? curve.applyAsDouble(step) : Math.max(peak, curve.applyAsDouble(step));
        return peak;
    }

    /** The mean value of the steps of a second. */
    double mean(int second, IntToDoubleFunction curve) {
        var from = second * STEPS_PER_SECOND;
        var to = Math.min(steps, from + STEPS_PER_SECOND);
        var sum = 0.0;
        for (int step = from; step < to; step++) sum += curve.applyAsDouble(step);
        return to <= from ? 0 : sum / (to - from);
    }

    /** The quietest 40 ms within seven tenths of a second of {@code time}; {@code time} itself without sound. */
    MediaTime quietest(MediaTime time) {
        return QuietestPoint.near(fine, time, QUIET_REACH).min(end);
    }

    /** Whether nothing within a tenth of a second to either side is quieter than {@code time}. */
    boolean dips(MediaTime time) {
        return sound && QuietestPoint.near(fine, time, DIP_REACH).equals(time);
    }

    /** The quietest 40 ms of {@code gap}, its middle without sound. */
    MediaTime quietestWithin(TimeRange gap) {
        var half = Duration.ofNanos(gap.micros() / 2 * 1_000);
        var best = QuietestPoint.near(fine, gap.start().plus(half), half);
        return best.max(gap.start()).min(gap.end());
    }

    /** Which part of the steps shows a black or standing picture. */
    double still(int from, int to) {
        var count = 0;
        var last = Math.min(steps, to);
        for (int step = from; step < last; step++) if (still[step]) count++;
        return last <= from ? 0 : (double) count / (last - from);
    }

    /** Which part of the video somebody surely speaks in. */
    double speechShare() {
        var speech = onGrid(Signal.SPEECH);
        var count = 0;
        for (var value : speech) if (value >= 0.5) count++;
        return (double) count / steps;
    }

    /** Binary logarithm of bytes a picture, over one second. */
    float motion(int step) {
        return motion[step];
    }

    /** What moves besides the camera, in luma steps; 0 where it was not looked at closely. */
    float trueMotion(int step) {
        return trueMotion[step];
    }

    RobustScale motionScale() {
        return motionScale;
    }

    /** LUFS that the audible steps have in the median. */
    double typicalLoudness() {
        return typicalLoudness;
    }

    double meanMotion(TimeRange range) {
        return mean(motion, range);
    }

    double meanRarity(TimeRange range) {
        return mean(rarity, range);
    }

    /** LUFS of all of {@code range} together. */
    double loudness(TimeRange range) {
        var sum = 0.0;
        for (int step = from(range); step < to(range); step++) sum += Math.pow(10, loudness[step] / 10);
        return 10 * Math.log10(sum / Math.max(1, to(range) - from(range)) + 1e-10);
    }

    int from(TimeRange range) {
        return step(range.start());
    }

    /** The step after the last one of {@code range}. */
    int to(TimeRange range) {
        return (int) Math.min(steps, Math.ceilDiv(range.end().micros(), STEP_MICROS));
    }

    int step(MediaTime time) {
        return (int) Math.min(steps - 1L, time.micros() / STEP_MICROS);
    }

    static MediaTime time(int step) {
        return new MediaTime(step * STEP_MICROS);
    }

    private double mean(float[] values, TimeRange range) {
        var sum = 0.0;
        for (int step = from(range); step < to(range); step++) sum += values[step];
        return sum / Math.max(1, to(range) - from(range));
    }

    private boolean[] still() {
        var black = onGrid(Signal.BLACK);
        var frozen = onGrid(Signal.FROZEN);
        var pictures = new boolean[steps];
        for (int step = 0; step < steps; step++) pictures[step] = black[step] > 0.5 || frozen[step] > 0.5;
        return pictures;
    }

    private float[] onGrid(Analysis analysis, Signal signal) {
        var values = new float[steps];
        var track = analysis.track(signal);
        if (track.isPresent())
            for (int step = 0; step < steps; step++) values[step] = track.get().at(time(step));
        return values;
    }

    private static float[] greatest(float[] one, float[] other) {
        var most = one.clone();
        for (int step = 0; step < most.length; step++) most[step] = Math.max(most[step], other[step]);
        return most;
    }

    private static float[] smoothed(float[] values, int reach) {
        var sums = sums(values);
        var smooth = new float[values.length];
        for (int step = 0; step < values.length; step++) {
            var from = Math.max(0, step - reach);
            var to = Math.min(values.length, step + reach + 1);
            smooth[step] = (float) ((sums[to] - sums[from]) / (to - from));
        }
        return smooth;
    }

    private static double[] sums(float[] values) {
        var sums = new double[values.length + 1];
        for (int step = 0; step < values.length; step++) sums[step + 1] = sums[step] + values[step];
        return sums;
    }

    private static double typical(float[] loudness) {
        var audible = new float[loudness.length];
        var count = 0;
        var room = RobustScale.percentile(loudness, 0.1) + 6;
        for (var value : loudness) if (value > INAUDIBLE && value > room) audible[count++] = value;
        return count == 0
                ? RobustScale.percentile(loudness, 0.5)
                : RobustScale.percentile(Arrays.copyOf(audible, count), 0.5);
    }

    /** Only what is louder than the typical step counts: speech after silence is no event. */
    private static float[] jumps(float[] loudness, double typical) {
        var power = new float[loudness.length];
        for (int step = 0; step < power.length; step++) power[step] = (float) Math.pow(10, loudness[step] / 10);
        var sums = sums(power);
        var jumps = new float[power.length];
        for (int step = LEAST_BEFORE_SECONDS * STEPS_PER_SECOND; step < power.length; step++) {
            var from = Math.max(0, step - BEFORE_SECONDS * STEPS_PER_SECOND);
            var to = Math.min(power.length, step + STEPS_PER_SECOND);
            var before = 10 * Math.log10((sums[step] - sums[from]) / (step - from) + 1e-10);
            var now = 10 * Math.log10((sums[to] - sums[step]) / (to - step) + 1e-10);
            if (now > typical) jumps[step] = (float) Math.max(0, now - Math.max(before, typical - 12));
        }
        return jumps;
    }
}
