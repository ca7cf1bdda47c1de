package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the sizes of video packets tell without decoding. Their curve follows motion (see {@link PacketMotion}). An encoder that
 * meets a new shot inserts a keyframe out of turn, or, close to one, a picture as large as a keyframe: both hint at a shot change
 * at exactly that picture. Two such pictures at once are a flash. A picture that stands still costs next to nothing.
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

    /** A flash of up to three pictures, and the one after it: 4 of 24 a second. */
    private static final long FLASH_MICROS = 170_000;

    /** A still picture's followers cost at most this part of its keyframe ... */
    private static final double STILL_PART = 1.0 / 400;

    /** ... or so many bytes, headers and nothing else (own measurements with libx264 and libopenh264: 9 to 60). */
    private static final double STILL_BYTES = 64;

    private final long stepMicros;
    private final PacketMotion motion;
    private final List<MediaTime> largePictures = new ArrayList<>();
    private final List<MediaTime> keyframes = new ArrayList<>();
    private double lastKeyframeBytes;
    private double keyframeBytes;
    private double runningMean;
    private long packets;

    PacketSizes(long stepMicros) {
        this.stepMicros = stepMicros;
        motion = new PacketMotion(stepMicros);
    }

    /** @param lastStep no packet is later than this step: a broken time stamp must not make us fill gigabytes */
    void take(MediaTime time, int bytes, boolean keyframe, long lastStep) {
        if (time.micros() / stepMicros > lastStep) return;
        packets++;
        if (keyframe) {
            keyframes.add(time);
            lastKeyframeBytes = bytes;
            keyframeBytes += bytes;
        } else if (runningMean > 0
                && bytes > OUTSTANDING * runningMean
                && lastKeyframeBytes > 0
                && bytes > LIKE_KEYFRAME * lastKeyframeBytes) {
            // A new shot within a group: what it costs is no motion, as if it were a keyframe.
            largePictures.add(time);
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

    /** Whether nothing moves during that step, as far as sizes tell. */
    boolean still(int step) {
        var usual = keyframeBytes / Math.max(1, keyframes.size());
        return motion.bytesAt(step) <= Math.max(STILL_BYTES, STILL_PART * usual);
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

    /** Where a picture like a keyframe is followed by another one at once: something appeared and was gone. */
    List<TimeRange> flashHints() {
        var flashes = new ArrayList<TimeRange>();
        if (!tellMotion()) return flashes;
        var hints = shotHints();
        for (int index = 1; index < hints.size(); index++) {
            var from = hints.get(index - 1);
            var to = hints.get(index);
            if (to.micros() - from.micros() <= FLASH_MICROS) flashes.add(new TimeRange(from, to));
        }
        return flashes;
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
