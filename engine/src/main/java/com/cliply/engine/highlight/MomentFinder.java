package com.cliply.engine.highlight;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Finds where something happens in each of the curves. */
final class MomentFinder {
    /** A reaction begins above this ... */
    private static final float REACTION_HIGH = 0.5f;

    /** ... and lasts while it stays above that. */
    private static final float REACTION_LOW = 0.2f;

    private static final int REACTION_GAP = 10;
    private static final int SHORTEST_REACTION = 12;

    /** Octaves of bytes above the median at which action begins, and while which it lasts. */
    private static final double ACTION_HIGH = 0.55;

    private static final double ACTION_LOW = 0.3;
    private static final int ACTION_GAP = 20;
    private static final int SHORTEST_ACTION = 25;

    /** An edge of action snaps to a shot change this near. */
    private static final long SNAP_MICROS = 1_500_000;

    /** Part of a shot that must be action for the whole shot to be taken. */
    private static final double MOST_OF_SHOT = 0.5;

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
        for (var run : runs(step -> level(curves.reaction(step), REACTION_LOW, REACTION_HIGH), REACTION_GAP))
            if (run.micros() >= SHORTEST_REACTION * Curves.STEP_MICROS)
                moments.add(new Moment(Moment.Kind.REACTION, run));
        return moments;
    }

    List<Moment> actions(long longestMicros) {
        if (!curves.hasMotion()) return List.of();
        var base = curves.motionScale().median();
        var moments = new ArrayList<Moment>();
        for (var run : runs(step -> level(curves.motion(step) - base, ACTION_LOW, ACTION_HIGH), ACTION_GAP)) {
            if (run.micros() < SHORTEST_ACTION * Curves.STEP_MICROS) continue;
            var snapped = shots.snapped(run, SNAP_MICROS);
            var shot =
                    shots.around(new MediaTime((run.start().micros() + run.end().micros()) / 2));
            var covered = (double) shot.sharedMicros(run) / shot.micros();
            var whole = covered >= MOST_OF_SHOT && shot.micros() <= longestMicros && shot.micros() > snapped.micros();
            moments.add(new Moment(Moment.Kind.ACTION, whole ? shot : snapped));
        }
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
            if (start >= 0 && (step == curves.steps() || step - last > gap)) {
                if (reached) runs.add(new TimeRange(Curves.time(start), Curves.time(last + 1)));
                start = -1;
                reached = false;
            }
        }
        return runs;
    }
}
