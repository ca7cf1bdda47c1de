package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Signal;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Finds where something happens in each of the curves. */
final class MomentFinder {
    /** A reaction begins above this ... */
    private static final float REACTION_HIGH = 0.5f;

    /** ... and lasts while it stays above that. */
    private static final float REACTION_LOW = 0.2f;

    /** Reactions this near to each other are one: somebody speaks into the laughter. */
    private static final int REACTION_GAP = 20;

    /** Lone claps after it belong to it, if they follow this soon ... */
    private static final int ECHO_GAP = 8;

    /** ... up to this long ... */
    private static final int ECHO_MOST = 20;

    /** ... and are no voices, judged over half a second. */
    private static final double ECHO_VOICED = 0.5;

    private static final int ECHO_SPAN = 5;

    /** A step this many dB below what is usual, or below the reaction itself, is heard no more. */
    private static final double FADED = 15;

    private static final int SHORTEST_REACTION = 12;

    /** Octaves of bytes above the median at which action begins, and while which it lasts. */
    private static final double ACTION_HIGH = 0.55;

    private static final double ACTION_LOW = 0.3;
    private static final int ACTION_GAP = 20;
    private static final int SHORTEST_ACTION = 25;

    /** An edge of action snaps to a shot change this near. */
    private static final long SNAP_MICROS = 1_500_000;

    /** What the liveliest shot of a run has, in parts, for another to belong to it. */
    private static final double BORDERING = 0.5;

    private static final int PEAK = 10 * Curves.STEPS_PER_SECOND;

    /** Of the most played part of the video. */
    private static final double REPLAYED_HIGH = 0.7;

    private static final double REPLAYED_LOW = 0.5;

    /** In robust deviations. */
    private static final double CHAT_HIGH = 4;

    private static final double CHAT_LOW = 2;

    private static final float JUMP = 5;
    private static final int JUMP_REACH = 30;

    private final Curves curves;
    private final Shots shots;

    MomentFinder(Curves curves, Shots shots) {
        this.curves = curves;
        this.shots = shots;
    }

    List<Moment> reactions() {
        var moments = new ArrayList<Moment>();
        var silent = silences();
        for (var run : runs(
                step -> silent[step] ? -1 : level(curves.reaction(step), REACTION_LOW, REACTION_HIGH), REACTION_GAP))
            if (run.micros() >= SHORTEST_REACTION * Curves.STEP_MICROS)
                moments.add(new Moment(Moment.Kind.REACTION, withEchoes(run)));
        return moments;
    }

    /** Which steps belong to a silence that no reaction spans. */
    private boolean[] silences() {
        var silent = new boolean[curves.steps()];
        var from = 0;
        for (int step = 0; step <= curves.steps(); step++) {
            if (step < curves.steps() && curves.loudness(step) < curves.typicalLoudness() - FADED) continue;
            if (step - from > ECHO_GAP) Arrays.fill(silent, from, step, true);
            from = step + 1;
        }
        return silent;
    }

    private TimeRange withEchoes(TimeRange run) {
        var end = curves.to(run);
        var faded = curves.loudness(run) - FADED;
        for (int step = end; step < Math.min(curves.steps(), curves.to(run) + ECHO_MOST); step++) {
            if (curves.loudness(step) < faded) {
                if (step - end > ECHO_GAP) break;
                continue;
            }
            if (step == end || curves.loudness(step - 1) < faded)
                if (curves.voicing(step, step + ECHO_SPAN) > ECHO_VOICED) break;
            end = step + 1;
        }
        return new TimeRange(run.start(), Curves.time(end));
    }

    List<Moment> actions(long longestMicros) {
        if (!curves.hasMotion()) return List.of();
        var base = curves.motionScale().median();
        var moments = new ArrayList<Moment>();
        for (var run : runs(step -> level(curves.motion(step) - base, ACTION_LOW, ACTION_HIGH), ACTION_GAP)) {
            if (run.micros() < SHORTEST_ACTION * Curves.STEP_MICROS) continue;
            for (var part : liveliestParts(shots.snapped(run, SNAP_MICROS), base))
                if (part.micros() >= SHORTEST_ACTION * Curves.STEP_MICROS)
                    moments.add(new Moment(Moment.Kind.ACTION, part.micros() <= longestMicros ? part : peak(part)));
        }
        return moments;
    }

    /**
     * Shots that follow each other within the run, without those that only border on action: a shot counts with at least half
     * of what the liveliest one exceeds the base by.
     */
    private List<TimeRange> liveliestParts(TimeRange run, double base) {
        var parts = shots.within(run);
        var most = parts.stream()
                .mapToDouble(part -> curves.meanMotion(part) - base)
                .max()
                .orElse(0);
        var kept = new ArrayList<TimeRange>();
        for (var part : parts) {
            if (curves.meanMotion(part) - base < Math.max(ACTION_LOW, most * BORDERING)) continue;
            if (!kept.isEmpty() && kept.getLast().end().equals(part.start()))
                kept.add(new TimeRange(kept.removeLast().start(), part.end()));
            else kept.add(part);
        }
        return kept;
    }

    /** The liveliest ten seconds or so of what is too long for a clip. */
    private TimeRange peak(TimeRange part) {
        var best = part;
        var most = Double.NEGATIVE_INFINITY;
        for (int step = curves.from(part); step + PEAK < curves.to(part); step += Curves.STEPS_PER_SECOND) {
            var window = new TimeRange(Curves.time(step), Curves.time(step + PEAK));
            var motion = curves.meanMotion(window);
            if (motion > most) {
                most = motion;
                best = window;
            }
        }
        return best;
    }

    /** What others played again, or what they wrote about in the chat. */
    List<Moment> replays(long longestMicros) {
        var moments = new ArrayList<Moment>();
        var replayed = curves.onGrid(Signal.REPLAYED);
        var chat = curves.onGrid(Signal.CHAT);
        var runs = new ArrayList<>(runs(step -> level(replayed[step], REPLAYED_LOW, REPLAYED_HIGH), ACTION_GAP));
        runs.addAll(runs(step -> level(chat[step], CHAT_LOW, CHAT_HIGH), ACTION_GAP));
        for (var run : runs)
            moments.add(new Moment(
                    Moment.Kind.ACTION,
                    run.micros() <= longestMicros
                            ? run
                            : new TimeRange(
                                    run.start(), new MediaTime(run.start().micros() + longestMicros))));
        return moments;
    }

    /** The loudest rise within three seconds to either side. */
    List<Moment> jumps() {
        var moments = new ArrayList<Moment>();
        for (int step = 0; step < curves.steps(); step++) {
            if (curves.jump(step) < JUMP || !greatest(step)) continue;
            var end = Math.min(curves.steps(), step + 2 * Curves.STEPS_PER_SECOND);
            moments.add(new Moment(Moment.Kind.JUMP, new TimeRange(Curves.time(step), Curves.time(end))));
        }
        return moments;
    }

    private boolean greatest(int step) {
        var from = Math.max(0, step - JUMP_REACH);
        var to = Math.min(curves.steps(), step + JUMP_REACH + 1);
        for (int other = from; other < to; other++)
            if (curves.jump(other) > curves.jump(step) || (curves.jump(other) == curves.jump(step) && other < step))
                return false;
        return true;
    }

    private static int level(double value, double low, double high) {
        if (value >= high) return 2;
        return value >= low ? 1 : 0;
    }

    /** Stretches at level 1 and above that reach level 2, gaps up to {@code gap} steps included. */
    private List<TimeRange> runs(IntUnaryOperator level, int gap) {
        var runs = new ArrayList<TimeRange>();
        var start = -1;
        var last = -1;
        var reached = false;
        for (int step = 0; step <= curves.steps(); step++) {
            var now = step < curves.steps() ? level.applyAsInt(step) : 0;
            if (now > 0) {
                if (start < 0) start = step;
                last = step;
                reached |= now > 1;
            }
            if (start >= 0 && (step == curves.steps() || now < 0 || step - last > gap)) {
                if (reached) runs.add(new TimeRange(Curves.time(start), Curves.time(last + 1)));
                start = -1;
                reached = false;
            }
        }
        return runs;
    }
}
