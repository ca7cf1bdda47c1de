package com.cliply.engine.analysis;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.Arrays;

/** A measured curve: one value a step, the first step beginning at time 0. Immutable; a value beyond the end is the last one. */
public final class SignalTrack {
    private final Signal signal;
    private final long stepMicros;
    private final float[] values;

    private SignalTrack(Signal signal, long stepMicros, float[] values) {
        this.signal = signal;
        this.stepMicros = stepMicros;
        this.values = values;
    }

    /**
     * A curve that begins at time 0.
     *
     * @param values copied, so that the caller may go on using them
     */
    public static SignalTrack of(Signal signal, Duration step, float... values) {
        var micros = MediaTime.micros(step);
        if (micros <= 0) throw new IllegalArgumentException("step " + step);
        return new SignalTrack(signal, micros, values.clone());
    }

    public Signal signal() {
        return signal;
    }

    public Duration step() {
        return Duration.ofNanos(stepMicros * 1_000);
    }

    /** How many steps. */
    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** The value of step {@code index}; the nearest one if there is no such step, 0 if there is none at all. */
    public float value(int index) {
        if (values.length == 0) return 0;
        return values[Math.clamp(index, 0, values.length - 1)];
    }

    public float at(MediaTime time) {
        return value(indexOf(time));
    }

    /** The step that {@code time} falls into; it may lie beyond the last one. */
    public int indexOf(MediaTime time) {
        return (int) Math.min(Integer.MAX_VALUE, time.micros() / stepMicros);
    }

    /** Where step {@code index} begins. */
    public MediaTime timeOf(int index) {
        return new MediaTime(Math.multiplyExact((long) index, stepMicros));
    }

    /** The mean over all steps that begin within {@code range}, or the value at its start if none does. */
    public double mean(TimeRange range) {
        var from = firstStepFrom(range.start());
        var to = Math.min(values.length, firstStepFrom(range.end()));
        if (from >= to) return at(range.start());
        var sum = 0.0;
        for (int index = from; index < to; index++) sum += values[index];
        return sum / (to - from);
    }

    /** The greatest value of the steps that begin within {@code range}, or the value at its start if none does. */
    public float max(TimeRange range) {
        var from = firstStepFrom(range.start());
        var to = Math.min(values.length, firstStepFrom(range.end()));
        var most = at(range.start());
        for (int index = from; index < to; index++)
            most = index == from ? values[index] : Math.max(most, values[index]);
        return most;
    }

    /** A copy of all values. */
    public float[] toArray() {
        return values.clone();
    }

    private int firstStepFrom(MediaTime time) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(time.micros(), stepMicros));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignalTrack that
                && signal == that.signal
                && stepMicros == that.stepMicros
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values)
                + Long.hashCode(stepMicros)
                + signal.id().hashCode();
    }

    @Override
    public String toString() {
        return signal.id() + "[" + values.length + " steps of " + step() + "]";
    }
}
