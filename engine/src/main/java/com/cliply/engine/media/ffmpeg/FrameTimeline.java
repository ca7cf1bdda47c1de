package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.List;

/**
 * Which frames and samples of the output belong to which range of the source. All counts grow from the beginning of the
 * output, so that rounding never adds up from range to range.
 */
final class FrameTimeline {
    private final List<TimeRange> ranges;
    private final FrameRate rate;
    private final long[] firstFrames;

    FrameTimeline(List<TimeRange> ranges, FrameRate rate) {
        this.ranges = ranges;
        this.rate = rate;
        this.firstFrames = new long[ranges.size() + 1];
        var played = Duration.ZERO;
        for (int index = 0; index < ranges.size(); index++) {
            played = played.plus(ranges.get(index).duration());
            var frames = rate.nearestFrame(com.cliply.engine.time.MediaTime.at(played));
            firstFrames[index + 1] = Math.max(frames, index == ranges.size() - 1 ? 1 : 0);
        }
    }

    List<TimeRange> ranges() {
        return ranges;
    }

    long frames() {
        return firstFrames[ranges.size()];
    }

    long firstFrame(int range) {
        return firstFrames[range];
    }

    /** Samples that sound up to the given frame of the output. */
    long samplesBefore(long frame, int sampleRate) {
        return rate.sampleAt(frame, sampleRate);
    }

    /** The source's time, in microseconds, that frame {@code frame} of the output shows. */
    long sourceMicros(int range, long frame) {
        return ranges.get(range).start().micros()
                + rate.timeOf(frame - firstFrames[range]).micros();
    }
}
