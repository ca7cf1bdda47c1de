package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Made-up measurements: someone talks all the time, a pause every four seconds, and what a test adds. */
final class MadeAnalysis {
    private static final Duration STEP = Duration.ofMillis(100);

    private final int seconds;
    private final float[] loudness;
    private final float[] voicing;
    private final float[] reaction;
    private final float[] motion;
    private final boolean[] spoiled;
    private final List<MediaTime> shotChanges = new ArrayList<>();

    MadeAnalysis(int seconds) {
        this.seconds = seconds;
        var steps = seconds * 10;
        var random = new Random(seconds);
        loudness = new float[steps];
        voicing = new float[steps];
        reaction = new float[steps];
        motion = new float[steps];
        spoiled = new boolean[steps];
        for (int step = 0; step < steps; step++) {
            var pause = step % 40 < 3 || step % 40 >= 37;
            loudness[step] = (float) (pause ? -58 : -24 + 3 * random.nextGaussian());
            voicing[step] = pause ? 0.2f : (float) Math.clamp(0.7 + 0.15 * random.nextGaussian(), 0, 1);
            motion[step] = (float) (8 + 0.1 * random.nextGaussian());
        }
    }

    MadeAnalysis reaction(int from, int to) {
        Arrays.fill(reaction, from * 10, to * 10, 1);
        Arrays.fill(voicing, from * 10, to * 10, 0.3f);
        return loud(from, to, 8);
    }

    MadeAnalysis loud(int from, int to, int decibels) {
        Arrays.fill(loudness, from * 10, to * 10, -24 + decibels);
        Arrays.fill(spoiled, from * 10, to * 10, true);
        return this;
    }

    MadeAnalysis motion(int from, int to) {
        for (int step = from * 10; step < to * 10; step++) motion[step] += 2;
        return this;
    }

    MadeAnalysis shotChange(int at) {
        shotChanges.add(MediaTime.ofSeconds(at));
        return this;
    }

    Analysis build() {
        var pauses = new ArrayList<TimeRange>();
        var from = -1;
        for (int step = 0; step <= loudness.length; step++) {
            var quiet = step < loudness.length && !spoiled[step] && loudness[step] < -50;
            if (quiet && from < 0) from = step;
            if (!quiet && from >= 0) pauses.add(TimeRange.ofMicros(from * 100_000L, step * 100_000L));
            if (!quiet) from = -1;
        }
        return new Analysis(
                Duration.ofSeconds(seconds),
                List.of(
                        SignalTrack.of(Signal.LOUDNESS, STEP, loudness),
                        SignalTrack.of(Signal.VOICING, STEP, voicing),
                        SignalTrack.of(Signal.REACTION, STEP, reaction),
                        SignalTrack.of(Signal.MOTION, STEP, motion)),
                pauses,
                shotChanges);
    }
}
