package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds dissolves: tries stretches of several lengths around each moment, and takes the one that fits best of its neighbourhood.
 */
final class DissolveRule {
    /**
     * A dissolve.
     *
     * @param change its middle
     */
    record Dissolve(MediaTime start, MediaTime change, MediaTime end, double score) {
        ShotChange asChange() {
            return new ShotChange(change, Transition.DISSOLVE, start.until(end), Math.min(1, score));
        }
    }

    /** Lengths of a stretch: dissolves of films mostly take 0.3 to 3 s (Lienhart, IJIG 1, 2001); each 1.4 times the one before. */
    private static final long[] LENGTHS = {
        280_000, 400_000, 560_000, 800_000, 1_120_000, 1_600_000, 2_240_000, 3_000_000
    };

    private static final long LONGEST = LENGTHS[LENGTHS.length - 1];

    /** Half of the longest, and its flank. */
    static final long NEEDS_MICROS = LONGEST / 2 + LONGEST / 8;

    /** Moments are tried in steps of so long. */
    private static final long STEP_MICROS = 80_000;

    private static final int LEAST_PICTURES = 5;

    /** In the middle of a dissolve this part of the ends' mean detail is left: a half, were they unrelated. */
    private static final float DIP = 0.85f;

    /** ... and no less: a pan along an empty wall leaves nothing. */
    private static final float DEEPEST = 0.3f;

    private static final float LEAST_CONTRAST = 0.4f;
    /** What begins or ends even is a fade. */
    private static final float LEAST_BULK = 1;

    private static final float LEAST_DIPPING = 0.58f;
    private static final float MOST_REST = 1;
    private static final float LEAST_SCORE = 0.6f;

    /** The ends show different places (see {@link CutRule}). */
    private static final float OTHER_PLACE = 0.42f;

    /** Not only something that leaves the picture. */
    private static final float OTHER_PART = 0.55f;

    private final RecentLooks looks;
    private final BlockMotion comparing = new BlockMotion();
    private final List<Dissolve> found = new ArrayList<>();
    private long nextMicros = Long.MIN_VALUE;

    DissolveRule(RecentLooks looks) {
        this.looks = looks;
    }

    /** Tries the moments of which enough has been seen. */
    void look() {
        if (nextMicros == Long.MIN_VALUE) nextMicros = looks.micros(looks.first());
        var now = looks.micros(looks.end() - 1);
        for (; nextMicros + NEEDS_MICROS <= now; nextMicros += STEP_MICROS) attempt(looks.at(nextMicros));
    }

    void finish() {
        if (looks.end() == 0) return;
        for (var end = looks.micros(looks.end() - 1); nextMicros < end; nextMicros += STEP_MICROS)
            attempt(looks.at(nextMicros));
    }

    /** In order; they do not overlap. */
    List<Dissolve> dissolves() {
        var best = new ArrayList<Dissolve>();
        for (var one : found.stream()
                .sorted((a, b) -> Double.compare(b.score, a.score))
                .toList())
            if (best.stream().noneMatch(other -> one.start.isBefore(other.end) && other.start.isBefore(one.end)))
                best.add(one);
        best.sort((a, b) -> a.change.compareTo(b.change));
        return best;
    }

    private void attempt(long middle) {
        var best = (Dissolve) null;
        for (var length : LENGTHS) {
            var from = looks.at(looks.micros(middle) - length / 2);
            var to = 2 * middle - from;
            var flank = Math.max(2, (middle - from) / 4);
            if (!looks.has(from - 1) || !looks.has(to + 1) || to - from < LEAST_PICTURES) continue;
            var dip = 2 * detail(middle) / (detail(from) + detail(to));
            if (dip > DIP || dip < DEEPEST) continue;
            if (looks.get(from).bulk < LEAST_BULK || looks.get(to).bulk < LEAST_BULK) continue;
            var fit = DissolveFit.of(looks, from, to, flank);
            var score = score(fit);
            if (score >= LEAST_SCORE && (best == null || score > best.score) && otherPlaces(from, to))
                best = new Dissolve(looks.get(from).time, looks.get(middle).time, looks.get(to).time, score);
        }
        if (best != null) found.add(best);
    }

    private static float score(DissolveFit fit) {
        if (fit.contrast() < LEAST_CONTRAST || fit.dipping() < LEAST_DIPPING || fit.rest() > MOST_REST) return 0;
        return fit.dipping() + (1 - Math.min(1, fit.rest())) / 2 - fit.uneven() / 2 - fit.outside() / 4;
    }

    private float detail(long index) {
        var sum = 0f;
        for (var one : looks.get(index).detail) sum += one;
        return sum;
    }

    private boolean otherPlaces(long from, long to) {
        return comparing.unexplained(looks.get(from), looks.get(to)) >= OTHER_PLACE
                && comparing.strange() >= OTHER_PART;
    }
}
