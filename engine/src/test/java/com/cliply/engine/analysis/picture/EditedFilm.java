package com.cliply.engine.analysis.picture;

import com.cliply.engine.media.PicturePainter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A film cut together from made-up scenes, which knows where its shots change. */
final class EditedFilm implements PicturePainter {
    /**
     * A change that was made.
     *
     * @param from first picture that is touched by it, {@code to} the first one after it
     */
    record Join(Transition transition, long from, long to) {
        double middle() {
            return transition == Transition.CUT ? from : (from + to) / 2.0;
        }
    }

    /** @param rampIn pictures until it is seen in full */
    private record Part(MadeScene scene, long from, long to, long rampIn, long rampOut, boolean blends, int level) {}

    private static final int BLACK = 16;

    private final double rate;
    private final List<Part> parts = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private final Map<Long, Double> flashes = new HashMap<>();

    /** @param rate pictures a second */
    EditedFilm(double rate) {
        this.rate = rate;
    }

    long pictures(double seconds) {
        return Math.max(1, Math.round(seconds * rate));
    }

    /** The film's length in pictures. */
    long length() {
        return parts.isEmpty() ? 0 : parts.getLast().to;
    }

    List<Join> joins() {
        return List.copyOf(joins);
    }

    EditedFilm cutTo(MadeScene scene, double seconds) {
        var start = length();
        if (start > 0) joins.add(new Join(Transition.CUT, start, start));
        parts.add(new Part(scene, start, start + pictures(seconds), 0, 0, false, BLACK));
        return this;
    }

    EditedFilm dissolveTo(MadeScene scene, double over, double seconds) {
        var ramp = pictures(over);
        var start = length() - ramp;
        joins.add(new Join(Transition.DISSOLVE, start, start + ramp));
        parts.add(new Part(scene, start, start + pictures(seconds), ramp, 0, true, BLACK));
        return this;
    }

    /** @param level luma of what it fades through; {@code hold} how long only that is seen */
    EditedFilm fadeTo(MadeScene scene, double out, double hold, double in, int level, double seconds) {
        var rampOut = out == 0 ? 0 : pictures(out);
        var held = hold == 0 ? 0 : pictures(hold);
        var rampIn = in == 0 ? 0 : pictures(in);
        var last = parts.removeLast();
        parts.add(new Part(last.scene, last.from, last.to, last.rampIn, rampOut, last.blends, level));
        var start = last.to + held;
        joins.add(new Join(Transition.FADE, last.to - rampOut, start + rampIn));
        parts.add(new Part(scene, start, start + pictures(seconds), rampIn, 0, false, level));
        return this;
    }

    /** So many pictures that are brighter, from this one on; strength 1 leaves nothing but white. */
    EditedFilm flash(long from, int count, double strength) {
        for (long frame = from; frame < from + count; frame++) flashes.put(frame, strength);
        return this;
    }

    /** Luma, then U, then V, as a listener of a scan gets it. */
    ByteBuffer picture(long frame) {
        var yuv = ByteBuffer.allocate(160 * 90 * 3 / 2);
        var luma = luma(frame, 160, 90);
        for (var value : luma) yuv.put((byte) Math.round(value));
        var tint = tint(frame);
        for (int index = 0; index < 80 * 45; index++) yuv.put((byte) Math.round(tint[0]));
        for (int index = 0; index < 80 * 45; index++) yuv.put((byte) Math.round(tint[1]));
        return yuv.flip();
    }

    @Override
    public void paint(long frame, Canvas canvas) {
        var width = canvas.size().width();
        var height = canvas.size().height();
        var luma = luma(frame, width, height);
        var y = canvas.y();
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++)
                y.put(row * canvas.yStride() + column, (byte) Math.round(luma[row * width + column]));
        var tint = tint(frame);
        var u = canvas.u();
        var v = canvas.v();
        for (int index = 0; index < u.limit(); index++) u.put(index, (byte) Math.round(tint[0]));
        for (int index = 0; index < v.limit(); index++) v.put(index, (byte) Math.round(tint[1]));
    }

    private float[] luma(long frame, int width, int height) {
        var luma = new float[width * height];
        var even = (double) parts.getLast().level;
        var left = 1.0;
        for (int index = parts.size() - 1; index >= 0; index--) {
            var part = parts.get(index);
            if (frame < part.from) even = part.blends ? even : part.level;
            if (frame < part.from || frame >= part.to) continue;
            var weight = left * weight(part, frame);
            if (weight > 0) part.scene.add(luma, width, height, (frame - part.from) / rate, frame - part.from, weight);
            left -= weight;
            if (!part.blends || frame >= part.from + part.rampIn) {
                even = part.level;
                break;
            }
        }
        var flash = flashes.getOrDefault(frame, 0.0);
        for (int index = 0; index < luma.length; index++) {
            var value = luma[index] + left * even;
            luma[index] = (float) Math.clamp(value + flash * (240 - value * 0.9), 0, 255);
        }
        return luma;
    }

    private float[] tint(long frame) {
        for (int index = parts.size() - 1; index >= 0; index--) {
            var part = parts.get(index);
            if (frame < part.from || frame >= part.to) continue;
            var weight = (float) weight(part, frame);
            var before = part.blends && index > 0 ? parts.get(index - 1).scene : null;
            return new float[] {
                weight * part.scene.blue() + (1 - weight) * (before == null ? 128 : before.blue()),
                weight * part.scene.red() + (1 - weight) * (before == null ? 128 : before.red())
            };
        }
        return new float[] {128, 128};
    }

    private static double weight(Part part, long frame) {
        var in = part.rampIn == 0 ? 1 : Math.min(1, (frame - part.from + 1.0) / (part.rampIn + 1));
        var out = part.rampOut == 0 ? 1 : Math.min(1, (part.to - frame) / (part.rampOut + 1.0));
        return Math.min(in, out);
    }
}
