package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** A track as a player decodes it from its first packet on. */
final class PlayedSound implements FrameStream {
    private final NativeInput input;
    private final TrackDecoder decoder;
    private long sample;

    PlayedSound(Path file, int stream, WorkMonitor monitor) {
        input = NativeInput.open(file, monitor);
        try {
            input.keepOnly(stream);
            decoder = new TrackDecoder(input, stream, TrackDecoder.Care.EXACT);
        } catch (RuntimeException error) {
            input.close();
            throw error;
        }
    }

    @Override
    public @Nullable AVFrame next() {
        var frame = decoder.next();
        if (frame == null) return null;
        frame.pts(sample);
        sample += frame.nb_samples();
        return frame;
    }

    /** Plays it to the end. */
    Loudness loudness() {
        var frame = next();
        if (frame == null) return Loudness.SILENCE;
        var passed = av_frame_alloc();
        try (var meter = FilterChain.ofSound("ebur128@meter=peak=true", frame)) {
            for (; ; frame = next()) {
                meter.push(frame);
                while (meter.pull(passed)) av_frame_unref(passed);
                if (frame == null)
                    return new Loudness(
                            meter.number("ebur128@meter", "integrated"), meter.number("ebur128@meter", "true_peak"));
            }
        } finally {
            av_frame_free(passed);
        }
    }

    @Override
    public void close() {
        decoder.close();
        input.close();
    }
}
