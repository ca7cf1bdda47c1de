package com.cliply.engine.media;

import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Takes what a {@link MediaScanner} reads. The buffers are used again, and valid only during the call. */
public interface ScanListener {
    /**
     * The next stretch of sound. Stretches follow each other without a gap, silence fills what the file lacks.
     *
     * @param start the time of the first sample
     * @param samples mono, {@link MediaScanner#SOUND_RATE} a second, nominally -1..1, from position to limit
     */
    default void sound(MediaTime start, FloatBuffer samples) {}

    /**
     * A decoded picture.
     *
     * @param yuv 160x90 luma bytes, then 80x45 of U, then 80x45 of V (4:2:0, limited or full range as in the file)
     * @param keyframe whether it came from a keyframe
     */
    default void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {}

    /** A video packet that was seen, decoded or not; sizes of neighbours hint at motion and cuts. */
    default void packet(MediaTime time, int bytes, boolean keyframe) {}
}
