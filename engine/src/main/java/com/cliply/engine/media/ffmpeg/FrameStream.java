package com.cliply.engine.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Gives the frames of one track of an output, in order and without gaps: pictures all of one size and format, whose pts is
 * their number; or sound as floats, stereo, 48 kHz, whose pts is the number of its first sample.
 */
interface FrameStream extends AutoCloseable {
    /** The next frame, valid until the next call; null after the last. */
    @Nullable
    AVFrame next();

    @Override
    void close();
}
