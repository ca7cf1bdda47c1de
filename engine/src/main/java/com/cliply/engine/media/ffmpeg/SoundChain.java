package com.cliply.engine.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A filter chain for decoded sound whose pts are set to microseconds. */
record SoundChain(FilterChain filter, int sampleRate, int sampleFormat, int channels) implements AutoCloseable {
    private static final int TICKS = 1_000_000;

    static SoundChain of(String text, AVFrame sample) {
        return new SoundChain(
                FilterChain.ofSound(text, sample, TICKS),
                sample.sample_rate(),
                sample.format(),
                sample.ch_layout().nb_channels());
    }

    boolean fits(AVFrame frame) {
        return frame.sample_rate() == sampleRate
                && frame.format() == sampleFormat
                && frame.ch_layout().nb_channels() == channels;
    }

    /** Hands in a frame that begins at {@code micros}; the frame stays the caller's. */
    void push(AVFrame frame, long micros) {
        frame.pts(micros);
        filter.push(frame);
    }

    @Override
    public void close() {
        filter.close();
    }
}
