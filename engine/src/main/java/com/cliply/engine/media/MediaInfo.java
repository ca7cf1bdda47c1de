package com.cliply.engine.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds. Time 0 of everything is the file's own start time.
 *
 * @param container FFmpeg's name, as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration the longest track
 * @param readableDuration how far data really goes: shorter than {@code duration} in a file that was cut off
 * @param bitRate in bits per second over the whole file, 0 where unknown
 */
public record MediaInfo(
        String container,
        Duration duration,
        Duration readableDuration,
        long bitRate,
        List<VideoTrack> videoTracks,
        List<AudioTrack> audioTracks) {
    public MediaInfo {
        videoTracks = List.copyOf(videoTracks);
        audioTracks = List.copyOf(audioTracks);
    }

    /** The track that is shown: the first one that FFmpeg would choose. */
    public Optional<VideoTrack> video() {
        return videoTracks.stream().findFirst();
    }

    /** The track that is heard: the first one that FFmpeg would choose. */
    public Optional<AudioTrack> audio() {
        return audioTracks.stream().findFirst();
    }

    public boolean truncated() {
        return readableDuration.compareTo(duration) < 0;
    }
}
