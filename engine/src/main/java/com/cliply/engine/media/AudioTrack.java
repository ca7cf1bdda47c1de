package com.cliply.engine.media;

import java.time.Duration;

/**
 * A track of sound.
 *
 * @param index of the stream in its file
 * @param codec FFmpeg's name, as {@code aac}
 * @param layout FFmpeg's name of the channel layout, as {@code stereo} or {@code 5.1}
 * @param language as the file says it ({@code eng}), empty where it does not
 * @param title as the file says it, empty where it does not
 * @param startMicros when it begins, counted from the file's beginning
 */
public record AudioTrack(
        int index,
        String codec,
        int sampleRate,
        int channels,
        String layout,
        String language,
        String title,
        long startMicros,
        Duration duration) {}
