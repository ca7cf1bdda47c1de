package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;

import com.cliply.engine.media.SoundPainter;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Sound that a painter makes, silence included. */
final class PaintedSound implements FrameStream {
    private static final int CHUNK = 4096;

    private final SoundPainter painter;
    private final long samples;
    private final SoundBlock block = new SoundBlock();
    private long sample;

    PaintedSound(SoundPainter painter, long samples) {
        this.painter = painter;
        this.samples = samples;
    }

    @Override
    public @Nullable AVFrame next() {
        if (sample >= samples) return null;
        var count = (int) Math.min(CHUNK, samples - sample);
        var frame = block.fresh(count, AV_SAMPLE_FMT_FLTP, sample);
        var left = SoundBlock.channel(frame, 0);
        var right = SoundBlock.channel(frame, 1);
        for (int index = 0; index < count; index++) {
            var value = painter.sample(sample + index);
            left.put(index, value);
            right.put(index, value);
        }
        sample += count;
        return frame;
    }

    @Override
    public void close() {
        block.close();
    }
}
