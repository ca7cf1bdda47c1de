package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Where a picture stands still, from packet sizes: nearly all packets are as small as packets can be, or small and all of the same
 * size, because an encoder that is given the same picture again and again does the same again and again.
 */
final class PacketStillness {
    /** A still picture's followers cost at most this part of its keyframe ... */
    private static final double TINY_PART = 1.0 / 400;

    /** ... or so many bytes, headers and nothing else (own measurements with libx264: 9 to 28). */
    private static final double TINY_BYTES = 64;

    /** Packets of one size that cost up to this part of a keyframe are refreshes of the same noise (own measurements: 1/27 to 1/57). */
    private static final double SAME_PART = 1.0 / 20;

    /** Together they cost less than this part of a keyframe; else few large pictures move what many small ones repeat. */
    private static final double WHOLE_PART = 1.0 / 3;

    private static final int SAME_BYTES = 2;

    /** One packet in a group may be large: what comes before a keyframe is refreshed. */
    private static final double MOST = 0.85;

    private static final int LEAST_PACKETS = 3;

    /** Packets come out of order by less than so many steps. */
    private static final int OPEN = 4;

    private static final int ROOM = 512;

    private final long stepMicros;
    private final BitSet still = new BitSet();
    private final int[][] sizes = new int[OPEN][ROOM];
    private final int[] counts = new int[OPEN];
    /** What the keyframe cost that a step's pictures lean on: by the time of deciding another one may have come. */
    private final double[] leaningOn = new double[OPEN];

    private long newest;
    private double keyframeBytes;

    PacketStillness(long stepMicros) {
        this.stepMicros = stepMicros;
    }

    void take(MediaTime time, int bytes, boolean keyframe) {
        if (keyframe) {
            keyframeBytes = bytes;
            return;
        }
        var step = time.micros() / stepMicros;
        for (; newest < step; newest++) close(newest + 1 - OPEN);
        if (step <= newest - OPEN) return;
        var slot = (int) (step % OPEN);
        if (counts[slot] == 0) leaningOn[slot] = keyframeBytes;
        if (counts[slot] < ROOM) sizes[slot][counts[slot]++] = bytes;
    }

    /** Decides on a step and makes room for the one that takes its place. */
    private void close(long step) {
        if (step < 0) return;
        var slot = (int) (step % OPEN);
        if (isStill(slot)) still.set((int) step);
        counts[slot] = 0;
    }

    private boolean isStill(int slot) {
        if (counts[slot] < LEAST_PACKETS) return false;
        var sorted = Arrays.copyOf(sizes[slot], counts[slot]);
        Arrays.sort(sorted);
        var most = sorted[(int) (MOST * (sorted.length - 1))];
        if (most <= Math.max(TINY_BYTES, TINY_PART * leaningOn[slot]))
            return Arrays.stream(sorted).sum() <= Math.max(TINY_BYTES * sorted.length, WHOLE_PART * leaningOn[slot]);
        return most - sorted[0] <= SAME_BYTES && most <= SAME_PART * leaningOn[slot];
    }

    /** Whether nothing moves during that step. */
    boolean still(int step) {
        return step > newest - OPEN ? step <= newest && isStill(step % OPEN) : still.get(step);
    }
}
