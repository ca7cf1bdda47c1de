package com.cliply.engine.analysis.picture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds hard cuts. A picture begins a shot when motion explains it far less than it explains its neighbours, and when none of the
 * next pictures goes back to one of the last: after a flash, a strobe or a blast the old picture returns. Decides a fifth of a
 * second late, because it has to see what follows.
 */
final class CutRule {
    /** What the rule knows of one picture. */
    record Step(FrameLook look, float unexplained, float strange, float tint) {}

    /**
     * A cut before picture {@code index}.
     *
     * @param certainty 0..1
     */
    record Cut(long index, FrameLook first, double certainty) {
        ShotChange asChange() {
            return new ShotChange(first.time, Transition.CUT, Duration.ZERO, certainty);
        }
    }

    /** Flashes last up to three pictures of 24 a second; after this the old picture must be back. */
    private static final long RETURN_MICROS = 210_000;

    /** The same where pictures come slowly: one that is back after half a second was cut away and back. */
    private static final long LONGEST_RETURN_MICROS = 450_000;

    private static final int LEAST_AHEAD = 4;
    private static final int MOST_AHEAD = 24;

    /** The first pictures have too few neighbours to be told from a blast. */
    private static final long FIRST = 3;

    /** At the end of what is seen nobody can tell a cut from a flash. */
    private static final int LEAST_AHEAD_AT_END = 2;

    private static final int AROUND = 4;

    /** A cut is at least this far unexplained (own measurements on made-up films: cuts 0.38 to 0.73, fast pans up to 0.31) ... */
    private static final float LEAST = 0.22f;

    /** ... this much further than the third of its eight neighbours in order of size ... */
    private static final float ABOVE_NEIGHBOURS = 0.12f;

    private static final float TIMES_NEIGHBOURS = 1.45f;

    /** What changes only a part of the picture may be a blast or somebody who walks in: it has to stand out more. */
    private static final float TIMES_NEIGHBOURS_OF_PART = 1.9f;

    private static final float WHOLE_PICTURE = 0.7f;
    private static final float LEAST_STRANGE = 0.5f;

    /** ... and than each of both nearest. */
    private static final float TIMES_NEAREST = 1.15f;

    private static final float TIMES_NEAREST_OF_PART = 1.4f;
    private static final float LEAST_OF_PART = 0.26f;

    /** The old picture is back when it explains a later one by this much better than the next one. */
    private static final float RETURNED = 0.72f;

    /**
     * ... and by at least this part of the way down to what a picture of that shot leaves of the next: pictures of two shots, and of a pan in
     * one of them, look alike by chance (own measurements on made films: returns up to 0.35 of the way, chance from 0.5 on).
     */
    private static final float LIKE_ITSELF = 0.45f;

    private static final float TINT_LEAST = 7;
    private static final float TINT_TIMES = 4;

    private final BlockMotion following = new BlockMotion();
    private final BlockMotion comparing = new BlockMotion();
    private final List<Step> steps = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    /** The number of the first of {@link #steps}. */
    private long first;
    /** The number of the next picture to decide on. */
    private long next;

    /** Looks at the next picture. */
    Step take(FrameLook look) {
        var last = steps.isEmpty() ? null : steps.getLast().look;
        var unexplained = last == null ? 0 : following.unexplained(last, look);
        var step = last == null
                ? new Step(look, 0, 0, 0)
                : new Step(look, unexplained, following.strange(), last.otherTint(look));
        steps.add(step);
        while (ahead(next) >= LEAST_AHEAD && (ahead(next) >= MOST_AHEAD || reach(next) >= RETURN_MICROS))
            decide(next++);
        while (first < next - MOST_AHEAD) {
            steps.removeFirst();
            first++;
        }
        return step;
    }

    /** Decides on the last pictures with what there is. */
    void finish() {
        while (ahead(next) >= LEAST_AHEAD_AT_END) decide(next++);
    }

    /** Those decided on, in order. */
    List<Cut> cuts() {
        return List.copyOf(cuts);
    }

    private long ahead(long index) {
        return first + steps.size() - 1 - index;
    }

    private long reach(long index) {
        return steps.getLast().look.time.micros() - step(index).look.time.micros();
    }

    private Step step(long index) {
        return steps.get(Math.toIntExact(index - first));
    }

    private boolean exists(long index) {
        return index >= first && index < first + steps.size();
    }

    private void decide(long index) {
        if (index < FIRST || !exists(index - 1)) return;
        var step = step(index);
        var certainty = Math.max(byMotion(index, step), byTint(index, step));
        if (certainty <= 0 || returns(index, step)) return;
        cuts.add(new Cut(index, step.look, Math.min(1, certainty)));
    }

    private double byMotion(long index, Step step) {
        var whole = step.strange >= WHOLE_PICTURE;
        if (step.unexplained < (whole ? LEAST : LEAST_OF_PART) || step.strange < LEAST_STRANGE) return 0;
        var usual = third(index, true);
        var times = whole ? TIMES_NEIGHBOURS : TIMES_NEIGHBOURS_OF_PART;
        if (step.unexplained < Math.max(usual + ABOVE_NEIGHBOURS, usual * times)) return 0;
        for (var near : new long[] {index - 1, index + 1})
            if (exists(near)
                    && step.unexplained < (whole ? TIMES_NEAREST : TIMES_NEAREST_OF_PART) * step(near).unexplained)
                return 0;
        return 0.5 + (step.unexplained - usual - ABOVE_NEIGHBOURS);
    }

    private double byTint(long index, Step step) {
        if (step.tint < TINT_LEAST || step.tint < TINT_TIMES * third(index, false)) return 0;
        for (var near : new long[] {index - 1, index + 1})
            if (exists(near) && step.tint < 2 * step(near).tint) return 0;
        return 0.5 + step.tint / 100;
    }

    /** The third largest of the neighbours' values: two may belong to a flash. */
    private float third(long index, boolean motion) {
        var values = new float[2 * AROUND];
        var count = 0;
        for (long near = index - AROUND; near <= index + AROUND; near++)
            if (near != index && exists(near) && near > 0)
                values[count++] = motion ? step(near).unexplained : step(near).tint;
        Arrays.sort(values, 0, count);
        return count < 3 ? 0 : values[count - 3];
    }

    /** The middle of what pictures of one side leave unexplained. */
    private float middle(long from, long to) {
        var values = new float[AROUND];
        var count = 0;
        for (long near = from; near < to; near++)
            if (exists(near) && near > 0) values[count++] = step(near).unexplained;
        Arrays.sort(values, 0, count);
        return count == 0 ? 0 : values[count / 2];
    }

    /** Whether a picture soon after is like one shortly before. */
    private boolean returns(long index, Step step) {
        var usual = Math.min(middle(index - AROUND, index), middle(index + 1, index + 1 + AROUND));
        var most = Math.min(step.unexplained * RETURNED, usual + LIKE_ITSELF * (step.unexplained - usual));
        var before = step(index - 1).look;
        for (long later = index + 1; exists(later) && soon(index - 1, later); later++)
            if (alike(before, step(later).look, step, most)) return true;
        for (long earlier = index - 2; exists(earlier) && soon(earlier, index); earlier--)
            if (alike(step(earlier).look, step.look, step, most)) return true;
        return false;
    }

    /** Whether what lies between two pictures may be a flash: few pictures, and never half a second. */
    private boolean soon(long from, long to) {
        var micros = step(to).look.time.micros() - step(from).look.time.micros();
        return micros <= RETURN_MICROS || (to - from <= LEAST_AHEAD + 1 && micros <= LONGEST_RETURN_MICROS);
    }

    private boolean alike(FrameLook one, FrameLook other, Step step, float most) {
        return one.otherTint(other) < Math.max(2, step.tint * RETURNED)
                && comparing.unexplained(one, other) < Math.max(LEAST / 2, most);
    }
}
