package com.cliply.engine.media;

import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;

/**
 * How the pictures of one output are divided into chunks, each encoded by itself: about four seconds long, so that little is
 * done again after a crash, and of whole groups of pictures, so that keyframes stay where one long encode would put them.
 *
 * @param frames of the whole output, at least 1
 * @param chunkFrames of each chunk but the last, which takes what is left
 * @param count how many chunks, at least 1
 */
public record ChunkLayout(long frames, long chunkFrames, int count) {
    private static final MediaTime LENGTH = MediaTime.ofMillis(4000);

    /** Encoders begin a very short stream with other time stamps than a long one: what is shorter joins its neighbour. */
    private static final MediaTime SHORTEST = MediaTime.ofMillis(1000);

    public ChunkLayout {
        if (frames < 1 || chunkFrames < 1 || count < 1 || (count - 1) * chunkFrames >= frames)
            throw new IllegalArgumentException(frames + " frames in " + count + " chunks of " + chunkFrames);
    }

    /**
     * The usual division.
     *
     * @param group pictures from one keyframe to the next, at least 1
     */
    public static ChunkLayout of(long frames, FrameRate rate, long group) {
        var length = group * Math.max(1, (rate.nearestFrame(LENGTH) + group / 2) / group);
        var whole = frames / length;
        var joins = whole > 0 && frames % length < rate.nearestFrame(SHORTEST);
        return new ChunkLayout(frames, length, Math.toIntExact(joins ? whole : whole + 1));
    }

    /** The first frame of a chunk, counted from 0 as chunks are. */
    public long first(int chunk) {
        return chunk * chunkFrames;
    }

    /** The first frame behind a chunk. */
    public long end(int chunk) {
        return chunk == count - 1 ? frames : (chunk + 1) * chunkFrames;
    }

    /** The chunk that a frame is in. */
    public int chunkOf(long frame) {
        return (int) Math.min(count - 1, frame / chunkFrames);
    }
}
