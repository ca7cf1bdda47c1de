package com.cliply.engine.analysis.picture;

import com.cliply.engine.analysis.Values;
import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the sizes of video packets tell without decoding. Pictures between keyframes cost as many bytes as they differ from
 * their neighbours, so the curve of their mean size follows motion. An encoder that meets a new shot inserts a keyframe out
 * of turn, or, close to one, a picture as large as a keyframe: both hint at a shot change at exactly that picture.
 */
final class PacketSizes {
    /** A keyframe this much earlier than the usual distance is out of turn. */
    private static final double OUT_OF_TURN = 0.9;

    /** A picture is like a keyframe from this part of the last keyframe's bytes on ... */
    private static final double LIKE_KEYFRAME = 0.5;

    /** ... if it is also this many times the running mean of its neighbours. */
    private static final double OUTSTANDING = 5;

    /** How quickly the running mean follows: about 25 pictures, one second. */
    private static final double FOLLOWING = 0.04;

    private static final double LEAST_BYTES = 16;

    private final long stepMicros;
    private final Values sums = new Values();
    private final Values counts = new Values();
    private final List<MediaTime> largePictures = new ArrayList<>();
    private final List<MediaTime> keyframes = new ArrayList<>();
    private double lastKeyframeBytes;
    private double runningMean;
    private long packets;

    PacketSizes(long stepMicros) {
        this.stepMicros = stepMicros;
    }

    /** @param lastStep no packet is later than this step: a broken time stamp must not make us fill gigabytes */
    void take(MediaTime time, int bytes, boolean keyframe, long lastStep) {
        var step = time.micros() / stepMicros;
        if (step > lastStep) return;
        packets++;
        if (keyframe) {
            keyframes.add(time);
            lastKeyframeBytes = bytes;
            return;
        }
        if (runningMean > 0
                && bytes > OUTSTANDING * runningMean
                && lastKeyframeBytes > 0
                && bytes > LIKE_KEYFRAME * lastKeyframeBytes) {
            largePictures.add(time);
            return;
        }
        runningMean = runningMean == 0 ? bytes : runningMean + FOLLOWING * (bytes - runningMean);
        sums.fillTo((int) step + 1, 0);
        counts.fillTo((int) step + 1, 0);
        sums.set((int) step, sums.get((int) step) + bytes);
        counts.set((int) step, counts.get((int) step) + 1);
    }

    /** Whether motion can be read at all: some codecs have keyframes only. */
    boolean tellMotion() {
        return packets - keyframes.size() > keyframes.size();
    }

    /** Binary logarithm of the mean bytes of a picture, one value a step; holes keep the value before. */
    float[] motion(int steps) {
        var motion = new float[steps];
        var last = Float.NaN;
        for (int step = 0; step < steps; step++) {
            if (step < sums.size() && counts.get(step) > 0)
                last = (float) (Math.log(Math.max(LEAST_BYTES, sums.get(step) / counts.get(step))) / Math.log(2));
            motion[step] = last;
        }
        for (int step = steps - 2; step >= 0; step--) if (Float.isNaN(motion[step])) motion[step] = motion[step + 1];
        for (int step = 0; step < steps; step++) if (Float.isNaN(motion[step])) motion[step] = 0;
        return motion;
    }

    /** Pictures that may begin a new shot, in order. */
    List<MediaTime> shotHints() {
        var hints = new ArrayList<>(largePictures);
        var usual = usualDistance();
        for (int index = 1; index < keyframes.size(); index++) {
            var distance =
                    keyframes.get(index).micros() - keyframes.get(index - 1).micros();
            if (distance < OUT_OF_TURN * usual) hints.add(keyframes.get(index));
        }
        return hints.stream().sorted().distinct().toList();
    }

    /** The distance that only a tenth of the keyframes exceeds, in microseconds: the encoder's own beat. */
    private long usualDistance() {
        if (keyframes.size() < 3) return Long.MAX_VALUE / 2;
        var distances = new long[keyframes.size() - 1];
        for (int index = 0; index < distances.length; index++)
            distances[index] =
                    keyframes.get(index + 1).micros() - keyframes.get(index).micros();
        Arrays.sort(distances);
        return distances[distances.length * 9 / 10];
    }
}
