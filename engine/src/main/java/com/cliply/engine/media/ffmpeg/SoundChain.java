package com.cliply.engine.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A filter chain for decoded sound, and the format of sound that it takes.
 *
 * @param places FFmpeg's mask of where the channels are heard
 */
record SoundChain(FilterChain filter, int sampleRate, int sampleFormat, int channels, long places)
        implements AutoCloseable {
    /** For aresample: holes of 10 ms and more become silence; by its default of 100 ms, words would run ahead of lips. */
    static final String IN_TIME = "async=1:min_hard_comp=0.01";

    private static final long MICROS_PER_SECOND = 1_000_000L;

    static SoundChain of(String text, AVFrame sample) {
        return new SoundChain(
                FilterChain.ofSound(text, sample),
                sample.sample_rate(),
                sample.format(),
                sample.ch_layout().nb_channels(),
                sample.ch_layout().u_mask());
    }

    boolean fits(AVFrame frame) {
        return frame.sample_rate() == sampleRate
                && frame.format() == sampleFormat
                && frame.ch_layout().nb_channels() == channels
                && frame.ch_layout().u_mask() == places;
    }

    /** Hands in a frame that begins at {@code micros}; the frame stays the caller's. */
    void push(AVFrame frame, long micros) {
        frame.pts(Math.floorDiv(micros * sampleRate + MICROS_PER_SECOND / 2, MICROS_PER_SECOND));
        filter.push(frame);
    }

    @Override
    public void close() {
        filter.close();
    }
}
