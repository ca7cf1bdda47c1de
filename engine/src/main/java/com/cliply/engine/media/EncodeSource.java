package com.cliply.engine.media;

import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where pictures and sound come from. */
public sealed interface EncodeSource {
    /** Plays for this long. */
    Duration duration();

    /**
     * Ranges of one file, one after the other.
     *
     * @param videoTrack index of the stream whose pictures are used, or -1 to draw the sound's waveform instead
     * @param audioTracks indexes of the streams that are heard together, their sum as it is; empty for silence
     */
    record Ranges(Path file, MediaInfo info, int videoTrack, List<Integer> audioTracks, List<TimeRange> ranges)
            implements EncodeSource {
        public Ranges {
            audioTracks = List.copyOf(audioTracks);
            ranges = List.copyOf(ranges);
            if (ranges.isEmpty()) throw new IllegalArgumentException("no range");
        }

        @Override
        public Duration duration() {
            return ranges.stream().map(TimeRange::duration).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /**
     * Sound that {@link MediaEncoder#record} has put aside; it has no pictures.
     *
     * @param samples a channel, at least one
     * @param loudness of the whole
     */
    record Recorded(Path file, long samples, Loudness loudness) implements EncodeSource {
        public Recorded {
            if (samples < 1) throw new IllegalArgumentException("no sample");
        }

        @Override
        public Duration duration() {
            return MediaTime.ZERO.until(
                    FrameRate.of(EncodeRequest.Sound.SAMPLE_RATE).timeOf(samples));
        }
    }

    /** Made by ourselves: test material and the demo. Without a painter there is no such track. */
    record Painted(PicturePainter pictures, SoundPainter sound, Duration duration) implements EncodeSource {}
}
