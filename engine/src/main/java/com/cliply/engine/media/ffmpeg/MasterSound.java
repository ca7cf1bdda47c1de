package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt_name;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.Loudness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Sound of an exact length after some steps, in frames of one size, measured as it passes. */
final class MasterSound implements FrameStream {
    /** Whether the sound is measured as it passes: true peaks cost a sixth of what AAC costs. */
    enum Meter {
        ON,
        OFF
    }

    private static final String METER = "ebur128@meter";

    private final FrameStream sound;
    private final List<String> steps;
    private final int frameSize;
    private final Meter meter;
    private final AVFrame frame = av_frame_alloc();
    private @Nullable FilterChain chain;
    private boolean ended;
    private long sample;

    /**
     * Takes over the sound and closes it.
     *
     * @param wanted filters by FFmpeg's names
     * @param samples how many come out, exactly
     * @param format FFmpeg's, of what comes out
     */
    private MasterSound(FrameStream sound, List<String> wanted, long samples, int frameSize, int format, Meter meter) {
        this.sound = sound;
        this.frameSize = frameSize;
        this.meter = meter;
        this.steps = new ArrayList<>(wanted);
        steps.add("apad=whole_len=" + samples);
        steps.add("atrim=end_sample=" + samples);
        if (meter == Meter.ON) steps.add(METER + "=peak=true");
        steps.add("aformat=sample_fmts=%s:sample_rates=%d:channel_layouts=stereo"
                .formatted(av_get_sample_fmt_name(format).getString(), EncodeRequest.Sound.SAMPLE_RATE));
    }

    /** For an encoder: planar floats after gain and limit. */
    static MasterSound of(FrameStream assembled, EncodeRequest.Sound wish, long samples, int frameSize, Meter meter) {
        return new MasterSound(assembled, SoundSteps.of(wish), samples, frameSize, AV_SAMPLE_FMT_FLTP, meter);
    }

    /** For a recording: packed floats. */
    static MasterSound packed(FrameStream assembled, List<String> steps, long samples, int frameSize, Meter meter) {
        return new MasterSound(assembled, steps, samples, frameSize, AV_SAMPLE_FMT_FLT, meter);
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
            var next = sound.next();
            if (chain == null && next != null)
                chain = FilterChain.ofSound(String.join(",", steps), next).inFramesOf(frameSize);
            if (chain != null) chain.push(next);
            ended = next == null;
        }
    }

    /** Of all that has passed; empty if nobody measured. */
    Optional<Loudness> loudness() {
        if (meter == Meter.OFF) return Optional.empty();
        if (chain == null) return Optional.of(Loudness.SILENCE);
        return Optional.of(new Loudness(chain.number(METER, "integrated"), chain.number(METER, "true_peak")));
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(frame);
        sound.close();
    }
}
