package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.EncodeRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/** Native memory for a stretch of stereo sound at 48 kHz that is made here. */
final class SoundBlock implements AutoCloseable {
    private final AVFrame frame = av_frame_alloc();

    /**
     * A new frame, for a filter may still hold the memory of the one before; what is in it is not silence.
     *
     * @param format FFmpeg's, of floats: planar or packed
     * @param pts the number of its first sample
     */
    AVFrame fresh(int samples, int format, long pts) {
        av_frame_unref(frame);
        frame.nb_samples(samples);
        frame.format(format);
        frame.sample_rate(EncodeRequest.Sound.SAMPLE_RATE);
        av_channel_layout_default(frame.ch_layout(), 2);
        FfmpegErrors.calling(av_frame_get_buffer(frame, 0), "sound");
        frame.pts(pts);
        return frame;
    }

    /** The samples of one channel of planar floats, valid as long as the frame. */
    static FloatBuffer channel(AVFrame planar, int channel) {
        try (var samples = new FloatPointer(planar.data(channel))) {
            return samples.capacity(planar.nb_samples()).asBuffer();
        }
    }

    /** The bytes of packed stereo floats, in the machine's own order, valid as long as the frame. */
    static ByteBuffer bytes(AVFrame packed) {
        try (var bytes = new BytePointer(packed.data(0))) {
            return bytes.capacity(2L * Float.BYTES * packed.nb_samples())
                    .asByteBuffer()
                    .order(ByteOrder.nativeOrder());
        }
    }

    @Override
    public void close() {
        av_frame_free(frame);
    }
}
