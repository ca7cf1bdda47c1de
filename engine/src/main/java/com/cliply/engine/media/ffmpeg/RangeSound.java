package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.WorkMonitor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * The sound of ranges of a source, one after the other, each exactly as long as its pictures: what the file lacks is
 * silence, each range fades in and out over 5 ms so that no join clicks.
 */
final class RangeSound implements FrameStream {
    private static final int RATE = EncodeRequest.Sound.SAMPLE_RATE;

    /** Codecs need a few packets before a position to sound right there. */
    private static final long PREROLL_MICROS = 250_000L;

    private static final int FADE_SAMPLES = RATE / 200;

    private final NativeInput input;
    private final int stream;
    private final TrackDecoder decoder;
    private final FrameTimeline timeline;
    private final AVFrame given;
    private @Nullable SoundChain chain;
    private int range = -1;
    private long sample;
    private boolean rangeRead;

    RangeSound(EncodeSource.Ranges source, FrameTimeline timeline, WorkMonitor monitor) {
        this.timeline = timeline;
        this.stream = source.audioTrack();
        this.input = NativeInput.open(source.file(), monitor);
        try {
            input.keepOnly(stream);
            this.decoder = new TrackDecoder(input, stream, TrackDecoder.Care.EXACT);
        } catch (RuntimeException error) {
            input.close();
            throw error;
        }
        this.given = av_frame_alloc();
    }

    @Override
    public @Nullable AVFrame next() {
        while (range < timeline.ranges().size()) {
            av_frame_unref(given);
            if (chain != null && chain.filter().pull(given)) {
                given.pts(sample);
                sample += given.nb_samples();
                return given;
            }
            if (chain == null || rangeRead) {
                if (!begin()) return null;
            } else {
                read();
            }
        }
        return null;
    }

    private boolean begin() {
        if (chain != null) chain.close();
        chain = null;
        range++;
        if (range >= timeline.ranges().size()) return false;
        input.seek(stream, timeline.ranges().get(range).start().micros() - PREROLL_MICROS);
        decoder.flush();
        rangeRead = false;
        read();
        return true;
    }

    private void read() {
        var current = timeline.ranges().get(range);
        var frame = decoder.next();
        if (frame == null || decoder.micros() >= current.end().micros()) {
            if (chain == null) chain = chainFor(frame == null ? silent() : frame);
            chain.filter().push(null);
            rangeRead = true;
            return;
        }
        if (chain == null) chain = chainFor(frame);
        // A broadcast may change its format in the middle; FFmpeg's graph follows by itself only within one format.
        if (chain.fits(frame))
            chain.push(frame, decoder.micros() - current.start().micros());
    }

    private SoundChain chainFor(AVFrame sampleFrame) {
        var length = timeline.samplesBefore(timeline.firstFrame(range + 1), RATE)
                - timeline.samplesBefore(timeline.firstFrame(range), RATE);
        var fade = Math.min(FADE_SAMPLES, Math.max(1, length / 2));
        return SoundChain.of(
                ("aresample=%1$d:%5$s:first_pts=0:ochl=stereo:osf=fltp,apad=whole_len=%2$d,atrim=end_sample=%2$d,"
                                + "afade=t=in:ss=0:ns=%3$d,afade=t=out:ss=%4$d:ns=%3$d")
                        .formatted(RATE, length, fade, length - fade, SoundChain.IN_TIME),
                sampleFrame);
    }

    /** Tells the chain a format where the file has no sound left to show one. */
    private AVFrame silent() {
        var frame = decoder.frame();
        frame.sample_rate(decoder.context().sample_rate());
        frame.format(decoder.context().sample_fmt());
        org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy(
                frame.ch_layout(), decoder.context().ch_layout());
        return frame;
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(given);
        decoder.close();
        input.close();
    }
}
