package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.SoundPainter;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** Sound that a painter makes, silence included. */
final class PaintedSound implements FrameStream {
    private static final int CHUNK = 4096;

    private final SoundPainter painter;
    private final long samples;
    private final AVFrame frame = av_frame_alloc();
    private long sample;

    PaintedSound(SoundPainter painter, long samples) {
        this.painter = painter;
        this.samples = samples;
    }

    @Override
    public @Nullable AVFrame next() {
        if (sample >= samples) return null;
        var count = (int) Math.min(CHUNK, samples - sample);
        av_frame_unref(frame);
        frame.nb_samples(count);
        frame.format(AV_SAMPLE_FMT_FLTP);
        frame.sample_rate(SoundPainter.SAMPLE_RATE);
        av_channel_layout_default(frame.ch_layout(), 2);
        FfmpegErrors.calling(av_frame_get_buffer(frame, 0), "sound");
        try (var left = new FloatPointer(frame.data(0));
                var right = new FloatPointer(frame.data(1))) {
            var leftSamples = left.capacity(count).asBuffer();
            var rightSamples = right.capacity(count).asBuffer();
            for (int index = 0; index < count; index++) {
                var value = painter.sample(sample + index);
                leftSamples.put(index, value);
                rightSamples.put(index, value);
            }
        }
        frame.pts(sample);
        sample += count;
        return frame;
    }

    @Override
    public void close() {
        av_frame_free(frame);
    }
}
