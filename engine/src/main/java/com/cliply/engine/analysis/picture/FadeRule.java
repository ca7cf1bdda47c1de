package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds fades: the picture loses its contrast step by step until it is even (black, white, any colour), or gains it so from an
 * even picture. A picture that is even all at once is a cut or a flash.
 */
final class FadeRule {
    /**
     * A fade.
     *
     * @param start of the first picture that is touched
     * @param change the first picture of the new shot: the middle of what is even, or its end where only one side fades
     * @param end the first picture that is seen in full
     */
    record Fade(MediaTime start, MediaTime change, MediaTime end) {
        ShotChange asChange() {
            return new ShotChange(change, Transition.FADE, start.until(end), 1);
        }
    }

    /** An even picture has less contrast than this, in luma steps: strong grain of an even picture leaves up to 1.2. */
    private static final float EVEN = 1.5f;

    /** How long a fade may take from full to even. */
    private static final long SIDE_MICROS = 1_700_000;

    /** What came before a long even stretch is looked at when the stretch has lasted so long. */
    private static final long PATIENCE_MICROS = 1_000_000;

    /** An even picture that follows a cut and stays so long is a shot of its own. */
    private static final long OWN_SHOT_MICROS = 500_000;

    /** One side alone is a flash that dies away, if the same picture is there again. */
    private static final float SAME_SHOT = 0.3f;

    private final RecentLooks looks;
    private final BlockMotion comparing = new BlockMotion();
    private final List<Fade> fades = new ArrayList<>();
    private long next;
    /** The first even picture, the first one after it that is not; -1 for none. */
    private long evenFrom = -1;

    private long evenTo = -1;
    private @Nullable Before before;

    private record Before(FadeSide side, MediaTime edge, MediaTime even) {}

    FadeRule(RecentLooks looks) {
        this.looks = looks;
    }

    /** Looks at all pictures that have come since. */
    void look() {
        for (; next < looks.end(); next++) {
            var even = looks.get(next).bulk < EVEN;
            var now = looks.micros(next);
            if (evenTo >= 0 && (even || now - looks.micros(Math.max(evenTo, looks.first())) > SIDE_MICROS))
                close(next - 1);
            if (even && evenFrom < 0) evenFrom = next;
            if (!even && evenFrom >= 0 && evenTo < 0) evenTo = next;
            if (evenFrom > 0 && before == null && looks.has(evenFrom) && now - looks.micros(evenFrom) > PATIENCE_MICROS)
                lookBack(evenTo < 0 ? next : evenTo - 1);
        }
    }

    void finish() {
        if (evenTo >= 0) close(looks.end() - 1);
    }

    List<Fade> fades() {
        return List.copyOf(fades);
    }

    private void lookBack(long lastEven) {
        var outermost = Math.min(evenFrom - 1, looks.at(looks.micros(evenFrom) - SIDE_MICROS));
        if (!looks.has(outermost)) return;
        var side = FadeSide.of(looks, evenFrom, lastEven, outermost);
        before = new Before(
                side, widened(side.full().time, looks.get(side.evenEdge()).time), looks.get(side.evenEdge()).time);
    }

    /** A side is seen in full a little before all of it is there: a quarter more of the way from the even picture. */
    private static MediaTime widened(MediaTime full, MediaTime even) {
        return new MediaTime(Math.max(0, full.micros() + (full.micros() - even.micros()) / 4));
    }

    /** When what follows the even stretch has been seen up to {@code last}. */
    private void close(long last) {
        if (evenFrom > 0 && before == null && looks.has(evenFrom)) lookBack(evenTo - 1);
        if (before != null && looks.has(evenTo - 1))
            decide(before, FadeSide.of(looks, evenTo - 1, Math.max(evenFrom, looks.first()), last));
        evenFrom = -1;
        evenTo = -1;
        before = null;
    }

    private void decide(Before out, FadeSide in) {
        var outward = out.side;
        if (!outward.even() || !in.even() || !(outward.gradual() || in.gradual())) return;
        if (!(outward.gradual() && in.gradual()) && comparing.unexplained(outward.full(), in.full()) < SAME_SHOT)
            return;
        var appears = looks.get(Math.min(looks.end() - 1, in.evenEdge() + 1)).time;
        var middle = new MediaTime((out.even.micros() + appears.micros()) / 2);
        if (!outward.gradual() && appears.micros() - out.even.micros() >= OWN_SHOT_MICROS)
            // What is black for so long after a cut is seen as such: the cut stays.
            fades.add(new Fade(middle, middle, widened(in.full().time, appears)));
        else {
            var change = !outward.gradual() ? out.even : in.gradual() ? middle : appears;
            fades.add(new Fade(out.edge, change, widened(in.full().time, appears)));
        }
    }
}
