package com.cliply.engine.analysis.picture;

import com.cliply.engine.analysis.RobustScale;
import com.cliply.engine.analysis.Values;
import com.cliply.engine.time.MediaTime;

/**
 * Motion from the sizes of pictures between keyframes. A picture costs as many bytes as it differs from what it was predicted
 * from, so its bytes belong to all the time since then: a P-picture's to the whole stretch that it steps over, its B-pictures'
 * to their part of it. Summed up that way, it does not matter how the encoder groups pictures, or how far they lie apart. What
 * a keyframe stands for is unknown and left out. Last, what rate control did in the long run is taken away: it shows in the
 * sizes of keyframes as well.
 */
final class PacketMotion {
    private static final double LEAST_BYTES = 16;

    /** Keyframes so far around a moment tell how coarsely it was coded: ten and more of the usual distances. */
    private static final long AROUND_MICROS = 60_000_000;

    /** A picture that comes so late after the one before covers no more: a hole in the file is not motion. */
    private static final long LONGEST_MICROS = 2_000_000;

    private static final int LEAST_KEYFRAMES = 5;

    private final long stepMicros;
    private final Values bytes = new Values();
    private final Values covered = new Values();
    private final Values keyframeTimes = new Values();
    private final Values keyframeSizes = new Values();
    private long anchor = -1;
    private long anchorBefore = -1;
    private boolean anchorIsKeyframe;
    private long pictures;
    private long micros;

    PacketMotion(long stepMicros) {
        this.stepMicros = stepMicros;
    }

    /** The next packet in the order of the file, which is that of decoding. */
    void take(MediaTime time, int size, boolean keyframe) {
        var shown = time.micros();
        if (keyframe) {
            keyframeTimes.add(shown / 1_000_000f);
            keyframeSizes.add((float) log(size));
        }
        if (keyframe || shown > anchor) {
            anchorBefore = anchor;
            anchor = shown;
            anchorIsKeyframe = keyframe;
            if (!keyframe && anchorBefore >= 0) {
                pictures++;
                micros += Math.min(LONGEST_MICROS, anchor - anchorBefore);
                spread(covered, 1, true);
                spread(bytes, size, false);
            }
        } else if (!anchorIsKeyframe && anchorBefore >= 0) {
            pictures++;
            spread(bytes, size, false);
        }
    }

    /** A picture that begins something new: like a keyframe it is no motion, but its size tells nothing of rate control. */
    void leap(MediaTime time) {
        anchorBefore = anchor;
        anchor = Math.max(anchor, time.micros());
        anchorIsKeyframe = true;
    }

    /** Adds so much to the steps of the stretch that the last anchor stepped over; for each step fully, or shared out. */
    private void spread(Values values, float amount, boolean asTime) {
        var to = anchor;
        var from = Math.max(anchorBefore, to - LONGEST_MICROS);
        for (var step = from / stepMicros; step * stepMicros < to; step++) {
            var part = Math.min(to, (step + 1) * stepMicros) - Math.max(from, step * stepMicros);
            values.fillTo((int) step + 1, 0);
            var share = asTime ? (float) part : amount * part / (to - from);
            values.set((int) step, values.get((int) step) + share);
        }
    }

    /** Binary logarithm of the bytes of a picture, one value a step; steps of which nothing is known keep the value before. */
    float[] curve(int steps) {
        var length = pictures == 0 ? 1 : (double) micros / pictures;
        var drift = drift(steps);
        var motion = new float[steps];
        var last = Float.NaN;
        for (int step = 0; step < steps; step++) {
            if (step < covered.size() && step < bytes.size() && covered.get(step) >= stepMicros / 4f)
                last = (float) log(bytes.get(step) / covered.get(step) * length) - drift[step];
            motion[step] = last;
        }
        for (int step = steps - 2; step >= 0; step--) if (Float.isNaN(motion[step])) motion[step] = motion[step + 1];
        for (int step = 0; step < steps; step++) if (Float.isNaN(motion[step])) motion[step] = 0;
        return motion;
    }

    /** Bytes of a picture at a step, as they are; NaN where nothing is known. */
    double bytesAt(int step) {
        if (step >= covered.size() || step >= bytes.size() || covered.get(step) < stepMicros / 4f) return Double.NaN;
        return bytes.get(step) / covered.get(step) * ((double) micros / Math.max(1, pictures));
    }

    /** How much larger than usual the keyframes around each step are, as a binary logarithm. */
    private float[] drift(int steps) {
        var drift = new float[steps];
        var sizes = keyframeSizes.toArray();
        if (sizes.length < LEAST_KEYFRAMES) return drift;
        var usual = RobustScale.percentile(sizes, 0.5);
        var reach = AROUND_MICROS / 1_000_000f;
        var perBlock = (int) Math.max(1, AROUND_MICROS / 4 / stepMicros);
        var from = 0;
        var to = 0;
        for (int block = 0; block < steps; block += perBlock) {
            var middle = (block + perBlock / 2f) * stepMicros / 1_000_000f;
            while (to < sizes.length && keyframeTimes.get(to) <= middle + reach) to++;
            while (from < to && keyframeTimes.get(from) < middle - reach) from++;
            if (to - from < LEAST_KEYFRAMES) continue;
            var near = new float[Math.min(to - from, 200)];
            for (int index = 0; index < near.length; index++)
                near[index] = sizes[from + (int) ((long) index * (to - from) / near.length)];
            var value = (float) (RobustScale.percentile(near, 0.5) - usual);
            for (int step = block; step < Math.min(steps, block + perBlock); step++) drift[step] = value;
        }
        return drift;
    }

    private static double log(double size) {
        return Math.log(Math.max(LEAST_BYTES, size)) / Math.log(2);
    }
}
