package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.SignalTrack;
import java.util.Arrays;

/**
 * Compares when a transcript says that somebody speaks with when it sounds like it, on a grid of 100 ms: the
 * correlation of the two, and
 * how it would be if one were shifted or stretched.
 */
final class SpeechMatch {
    static final long STEP = 100_000;

    private final float[] heard;

    private SpeechMatch(float[] heard) {
        this.heard = heard;
    }

    /** @param curve how surely somebody speaks, in any unit */
    static SpeechMatch of(SignalTrack curve, long micros) {
        var heard = new float[(int) Math.max(0, micros / STEP)];
        for (int index = 0; index < heard.length; index++)
            heard[index] = curve.value((int) (index * STEP / (curve.step().toNanos() / 1_000)));
        return new SpeechMatch(heard);
    }

    int size() {
        return heard.length;
    }

    /** What part of each step of the grid is said, 0..1, if each time of the transcript is multiplied by {@code factor}. */
    float[] said(Transcript transcript, double factor) {
        var said = new float[heard.length];
        for (var sentence : transcript.sentences()) {
            var start = sentence.range().start().micros() * factor / STEP;
            var end = Math.min(said.length, sentence.range().end().micros() * factor / STEP);
            for (int index = (int) start; index < end; index++)
                said[index] += (float) (Math.min(end, index + 1) - Math.max(start, index));
        }
        return said;
    }

    /**
     * Pearson's correlation, -1..1, of what is said {@code steps} later with what is heard, where both exist; 0 if one
     * of them never changes.
     */
    double correlation(float[] said, int steps) {
        var from = Math.max(0, -steps);
        var to = Math.min(said.length, heard.length - steps);
        var count = to - from;
        if (count < 2) return 0;
        double sumSaid = 0;
        double sumHeard = 0;
        double squaresSaid = 0;
        double squaresHeard = 0;
        double products = 0;
        for (int index = from; index < to; index++) {
            var one = said[index];
            var other = heard[index + steps];
            sumSaid += one;
            sumHeard += other;
            squaresSaid += one * one;
            squaresHeard += other * other;
            products += one * other;
        }
        var spread = (squaresSaid - sumSaid * sumSaid / count) * (squaresHeard - sumHeard * sumHeard / count);
        return spread <= 1e-9 ? 0 : (products - sumSaid * sumHeard / count) / Math.sqrt(spread);
    }

    /** The same with the end joined to the beginning, so that any shift compares equally much. */
    double around(float[] said, int steps) {
        var turned = new float[said.length];
        for (int index = 0; index < said.length; index++)
            turned[Math.floorMod(index + steps, said.length)] = said[index];
        return correlation(turned, 0);
    }

    /**
     * The middle and the spread of what chance would give: correlations at {@code count} shifts, all at least {@code
     * least} steps away.
     */
    double[] chance(float[] said, int count, int least) {
        var values = new double[count];
        var room = said.length - 2 * least;
        for (int index = 0; index < count; index++)
            values[index] = around(said, least + (int) ((long) room * index / count));
        var mean = Arrays.stream(values).average().orElse(0);
        var variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return new double[] {mean, Math.sqrt(variance)};
    }
}
