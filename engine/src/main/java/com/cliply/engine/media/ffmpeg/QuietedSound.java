package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * A recording with less of its steady noise. The filter first hears a stretch of nothing but that noise, over and over, and so
 * knows its colour from the first sample on; what it gives for that is dropped, and its own delay with it.
 */
final class QuietedSound implements FrameStream {
    private static final String FILTER = "afftdn@quiet";

    /** What afftdn lags behind at 48 kHz, measured: its windows are 50 ms long and half of each is new. */
    private static final int DELAY_SAMPLES = 1200;

    private static final int LESSONS = 2;

    /** More takes the air out of voices. */
    private static final int REDUCTION_DB = 12;

    /** Single bands of noise rise this far above the mean; the filter spares what lies above its floor. */
    private static final double RISE_DB = 4;

    /** The floors that the filter takes. */
    private static final double LOWEST_DB = -80;

    private static final double HIGHEST_DB = -20;

    private final Path file;
    private final SteadyNoise.Stretch noise;
    private final RecordedSound recorded;
    private final AVFrame frame = av_frame_alloc();
    private @Nullable FilterChain chain;
    private long pushed;
    private boolean ended;

    QuietedSound(Path file, long samples, SteadyNoise.Stretch noise) {
        this.file = file;
        this.noise = noise;
        this.recorded = new RecordedSound(file, 0, samples);
    }

    @Override
    public @Nullable AVFrame next() {
        if (chain == null) chain = taught();
        while (true) {
            av_frame_unref(frame);
            if (chain.pull(frame)) return frame;
            if (ended) return null;
            ended = !push(chain, recorded);
            if (ended) chain.push(null);
        }
    }

    private FilterChain taught() {
        @Nullable FilterChain taught = null;
        for (int lesson = 0; lesson < LESSONS; lesson++)
            try (var sample = new RecordedSound(file, noise.from(), noise.until())) {
                for (var heard = sample.next(); heard != null; heard = sample.next()) {
                    if (taught == null) {
                        taught = FilterChain.ofSound(filters(), heard);
                        chain = taught;
                        taught.command(FILTER, "sample_noise", "start");
                    }
                    push(taught, heard);
                }
            }
        if (taught == null) throw new IllegalStateException("no noise");
        av_frame_unref(frame);
        // Nothing can come yet: asking makes the filter work on what it was given.
        if (taught.pull(frame)) throw new IllegalStateException("noise was not dropped");
        taught.command(FILTER, "sample_noise", "stop");
        return taught;
    }

    private String filters() {
        return String.format(
                Locale.ROOT,
                "apad=pad_len=%1$d,%2$s=nr=%3$d:nf=%4$.1f,atrim=start_sample=%5$d,asetpts=PTS-STARTPTS",
                DELAY_SAMPLES,
                FILTER,
                REDUCTION_DB,
                Math.clamp(noise.level() + RISE_DB, LOWEST_DB, HIGHEST_DB),
                LESSONS * (noise.until() - noise.from()) + DELAY_SAMPLES);
    }

    private boolean push(FilterChain to, RecordedSound from) {
        var next = from.next();
        if (next == null) return false;
        push(to, next);
        return true;
    }

    private void push(FilterChain to, AVFrame next) {
        next.pts(pushed);
        pushed += next.nb_samples();
        to.push(next);
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(frame);
        recorded.close();
    }
}
