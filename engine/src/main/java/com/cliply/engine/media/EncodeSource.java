package com.cliply.engine.media;

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
     * @param audioTrack index of the stream that is heard, or -1 for silence
     */
    record Ranges(Path file, MediaInfo info, int videoTrack, int audioTrack, List<TimeRange> ranges)
            implements EncodeSource {
        public Ranges {
            ranges = List.copyOf(ranges);
            if (ranges.isEmpty()) throw new IllegalArgumentException("no range");
        }

        @Override
        public Duration duration() {
            return ranges.stream().map(TimeRange::duration).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** Made by ourselves: test material and the demo. Without a painter there is no such track. */
    record Painted(PicturePainter pictures, SoundPainter sound, Duration duration) implements EncodeSource {}
}
