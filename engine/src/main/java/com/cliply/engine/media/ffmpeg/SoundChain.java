package com.cliply.engine.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A filter chain for decoded sound, and the format of sound that it takes.
 *
 * @param places FFmpeg's mask of where the channels are heard
 * @param startMicros the time at which what comes out begins
 */
record SoundChain(FilterChain filter, int sampleRate, int sampleFormat, int channels, long places, long startMicros)
        implements AutoCloseable {
    /**
     * For aresample: holes of 10 ms and more become silence; by its default of 100 ms, words would run ahead of lips. What comes
     * out begins at 0, which is the start of the chain: aresample takes any other first time for samples of the rate that goes in.
     */
    static final String IN_TIME = "async=1:min_hard_comp=0.01:first_pts=0";

    private static final long MICROS_PER_SECOND = 1_000_000L;

    /** @param startMicros the time at which its sound shall begin: silent up to the first frame, or that cut there */
    static SoundChain of(String text, AVFrame sample, long startMicros) {
        return new SoundChain(
                FilterChain.ofSound(text, sample),
                sample.sample_rate(),
                sample.format(),
                sample.ch_layout().nb_channels(),
                sample.ch_layout().u_mask(),
                startMicros);
    }

    boolean fits(AVFrame frame) {
        return frame.sample_rate() == sampleRate
                && frame.format() == sampleFormat
                && frame.ch_layout().nb_channels() == channels
                && frame.ch_layout().u_mask() == places;
    }

    /** Hands in a frame that begins at {@code micros}; it stays the caller's, but for its pts. */
    void push(AVFrame frame, long micros) {
        frame.pts(Math.floorDiv((micros - startMicros) * sampleRate + MICROS_PER_SECOND / 2, MICROS_PER_SECOND));
        filter.push(frame);
    }

    @Override
    public void close() {
        filter.close();
    }
}
