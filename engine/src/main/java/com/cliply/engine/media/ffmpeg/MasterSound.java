package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.Loudness;
import java.util.ArrayList;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** The assembled sound after gain and limiter, in frames of the size its encoder wants, measured as it passes. */
final class MasterSound implements FrameStream {
    private static final String METER = "ebur128@meter";

    private final FrameStream assembled;
    private final EncodeRequest.Sound wish;
    private final long samples;
    private final int frameSize;
    private final AVFrame frame = av_frame_alloc();
    private @Nullable FilterChain chain;
    private boolean ended;
    private long sample;

    /**
     * Takes over the assembled sound and closes it.
     *
     * @param samples how many the output has, exactly
     */
    MasterSound(FrameStream assembled, EncodeRequest.Sound wish, long samples, int frameSize) {
        this.assembled = assembled;
        this.wish = wish;
        this.samples = samples;
        this.frameSize = frameSize;
    }

    @Override
    public @Nullable AVFrame next() {
        while (true) {
            av_frame_unref(frame);
            if (chain != null && chain.pull(frame)) {
                frame.pts(sample);
                sample += frame.nb_samples();
                return frame;
            }
            if (ended) return null;
            var next = assembled.next();
            if (chain == null && next != null)
                chain = FilterChain.ofSound(filters(), next).inFramesOf(frameSize);
            if (chain != null) chain.push(next);
            ended = next == null;
        }
    }

    private String filters() {
        var steps = new ArrayList<String>();
        if (wish.gainDb() != 0) steps.add(String.format(Locale.ROOT, "volume=%.3fdB:precision=float", wish.gainDb()));
        if (wish.limited())
            // Four times the rate, so that peaks between samples are seen; latency=1 takes its look-ahead out again.
            steps.add(String.format(
                    Locale.ROOT,
                    "aresample=%d,alimiter=limit=%.4f:attack=5:release=80:level=0:latency=1,aresample=%d",
                    4 * EncodeRequest.Sound.SAMPLE_RATE,
                    Math.pow(10, EncodeRequest.Sound.LIMIT_DBTP / 20),
                    EncodeRequest.Sound.SAMPLE_RATE));
        steps.add("apad=whole_len=" + samples);
        steps.add("atrim=end_sample=" + samples);
        steps.add(METER + "=peak=true");
        steps.add("aformat=sample_fmts=fltp:sample_rates=%d:channel_layouts=stereo"
                .formatted(EncodeRequest.Sound.SAMPLE_RATE));
        return String.join(",", steps);
    }

    /** Of all that has passed. */
    Loudness loudness() {
        if (chain == null) return new Loudness(Loudness.SILENCE_LUFS, Double.NEGATIVE_INFINITY);
        return new Loudness(chain.number(METER, "integrated"), chain.number(METER, "true_peak"));
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(frame);
        assembled.close();
    }
}
