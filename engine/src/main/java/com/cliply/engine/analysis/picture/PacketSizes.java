package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the sizes of video packets tell without decoding. Their curve follows motion (see {@link PacketMotion}). An encoder that
 * meets a new shot inserts a keyframe out of turn, or, close to one, a picture as large as a keyframe: both hint at a shot change
 * at exactly that picture. The same, somewhat smaller, is what it costs to go back after a flash. A picture that stands still costs
 * next to nothing.
 */
final class PacketSizes {
    /** A keyframe this much earlier than the usual distance is out of turn. */
    private static final double OUT_OF_TURN = 0.9;

    /** A picture is like a keyframe from this part of the bytes on that the last one, or one like it, had ... */
    private static final double LIKE_KEYFRAME = 0.5;

    /** ... if it is also this many times the running mean of its neighbours (with 3.5, real recordings had false shot changes). */
    private static final double OUTSTANDING = 5;

    /** After a flash it is at least so many times (own measurements on made films: 4 to 6; lively pictures up to 2.5). */
    private static final double STRIKING = 3.5;

    /** How quickly the running mean follows: about 25 pictures, one second. */
    private static final double FOLLOWING = 0.04;

    private final long stepMicros;
    private final PacketMotion motion;
    private final PacketStillness stillness;
    private final List<MediaTime> largePictures = new ArrayList<>();
    private final List<MediaTime> strikingPictures = new ArrayList<>();
    private final List<MediaTime> keyframes = new ArrayList<>();
    private double lastKeyframeBytes;
    private double runningMean;
    private long packets;

    /** @param stepMicros of the motion curve, {@code stillMicros} of what stands still */
    PacketSizes(long stepMicros, long stillMicros) {
        this.stepMicros = stepMicros;
        motion = new PacketMotion(stepMicros);
        stillness = new PacketStillness(stillMicros);
    }

    /** @param lastStep no packet is later than this step: a broken time stamp must not make us fill gigabytes */
    void take(MediaTime time, int bytes, boolean keyframe, long lastStep) {
        if (time.micros() / stepMicros > lastStep) return;
        packets++;
        stillness.take(time, bytes, keyframe);
        var likeKeyframe = !keyframe && lastKeyframeBytes > 0 && bytes > LIKE_KEYFRAME * lastKeyframeBytes;
        if (likeKeyframe && runningMean > 0 && bytes > STRIKING * runningMean) strikingPictures.add(time);
        if (keyframe) {
            keyframes.add(time);
            lastKeyframeBytes = bytes;
        } else if (likeKeyframe && runningMean > 0 && bytes > OUTSTANDING * runningMean) {
            // A new shot within a group: what it costs is no motion, as if it were a keyframe.
            largePictures.add(time);
            lastKeyframeBytes = bytes;
            motion.leap(time);
            return;
        } else {
            runningMean = runningMean == 0 ? bytes : runningMean + FOLLOWING * (bytes - runningMean);
        }
        motion.take(time, bytes, keyframe);
    }

    /** Whether motion can be read at all: some codecs have keyframes only. */
    boolean tellMotion() {
        return packets - keyframes.size() > keyframes.size();
    }

    /** Binary logarithm of the bytes of a picture, one value a step. */
    float[] motion(int steps) {
        return motion.curve(steps);
    }

    /** Whether nothing moves during that step of its own grid, as far as sizes tell. */
    boolean still(int step) {
        return stillness.still(step);
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

    /** Pictures that cost as much as something new, in order: after a flash the old picture costs that. */
    List<MediaTime> flashHints() {
        return tellMotion() ? strikingPictures.stream().sorted().distinct().toList() : List.of();
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
