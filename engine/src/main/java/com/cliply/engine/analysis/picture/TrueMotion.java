package com.cliply.engine.analysis.picture;

import static com.cliply.engine.analysis.picture.FrameLook.HALF_HEIGHT;
import static com.cliply.engine.analysis.picture.FrameLook.HALF_WIDTH;

import com.cliply.engine.analysis.RobustScale;
import com.cliply.engine.analysis.Values;
import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much really moves: what is left of a picture after the motion of the whole picture is taken away, so that a pan is little and
 * players who run are much. Refines what packet sizes only hint at.
 */
final class TrueMotion {
    /** Pictures so far apart are compared: a slow thing has moved, and the rate of pictures does not matter. */
    private static final long APART_MICROS = 90_000;

    /** What has been looked at reads at least this, in luma steps, so that 0 means not looked at. */
    private static final float LEAST = 0.01f;

    private final BlockMotion following = new BlockMotion();
    private final List<Values> steps = new ArrayList<>();
    private final MediaTime start;
    private final long stepMicros;
    private @Nullable FrameLook last;

    /** @param start of the first step */
    TrueMotion(MediaTime start, long stepMicros) {
        this.start = start;
        this.stepMicros = stepMicros;
    }

    void take(FrameLook look) {
        if (last == null) {
            last = look;
            return;
        }
        if (look.time.micros() - last.time.micros() < APART_MICROS) return;
        var step = Math.max(0, look.time.micros() - start.micros()) / stepMicros;
        while (steps.size() <= step) steps.add(new Values());
        steps.get((int) step).add(left(last, look));
        last = look;
    }

    /**
     * Mean difference, in luma steps of 256, of pictures a tenth of a second apart after their common shift is taken away: the median
     * of each step, so that a cut or a flash is no motion; 0 where nothing was looked at.
     */
    float[] curve(int count) {
        var curve = new float[count];
        for (int step = 0; step < Math.min(count, steps.size()); step++)
            if (steps.get(step).size() > 0)
                curve[step] = Math.max(
                        LEAST, (float) RobustScale.percentile(steps.get(step).toArray(), 0.5));
        return curve;
    }

    /** The least that is left with the common shift, or with one half a pixel beside it. */
    private float left(FrameLook before, FrameLook now) {
        following.findShift(before, now);
        var least = Float.MAX_VALUE;
        for (int halfY = -1; halfY <= 1; halfY++)
            for (int halfX = -1; halfX <= 1; halfX++)
                least = Math.min(
                        least,
                        left(before.half, now.half, -2 * following.shiftX() + halfX, -2 * following.shiftY() + halfY));
        return least;
    }

    /** @param x twice the way, in pixels, from a place in {@code now} to the same in {@code before} */
    private static float left(short[] before, short[] now, int x, int y) {
        var wholeX = Math.floorDiv(x, 2);
        var wholeY = Math.floorDiv(y, 2);
        // Where the way ends between pixels, the mean of those around is taken.
        var right = x - 2 * wholeX;
        var down = (y - 2 * wholeY) * HALF_WIDTH;
        var fromX = Math.max(0, -wholeX);
        var toX = Math.min(HALF_WIDTH, HALF_WIDTH - wholeX - 1);
        var fromY = Math.max(0, -wholeY);
        var toY = Math.min(HALF_HEIGHT, HALF_HEIGHT - wholeY - 1);
        var sum = 0L;
        for (int row = fromY; row < toY; row++)
            for (int column = fromX; column < toX; column++) {
                var at = (row + wholeY) * HALF_WIDTH + column + wholeX;
                var was = before[at] + before[at + right] + before[at + down] + before[at + right + down];
                sum += Math.abs(4 * now[row * HALF_WIDTH + column] - was);
            }
        var pixels = Math.max(1, (toX - fromX) * (toY - fromY));
        return sum / (4f * pixels);
    }
}
