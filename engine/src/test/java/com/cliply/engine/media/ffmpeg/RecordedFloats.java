package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sound as it was recorded for levelling, sample by sample: what the encoder of AAC will get. */
final class RecordedFloats {
    static final FrameRate THIRTY = FrameRate.of(30);
    static final int RATE = 48_000;

    private final FloatBuffer packed;

    private RecordedFloats(FloatBuffer packed) {
        this.packed = packed;
    }

    /** Records these ranges of the tracks of the wish. */
    static RecordedFloats of(Path file, SoundWish wish, FrameRate rate, List<TimeRange> ranges) {
        MediaInfo info = new FfmpegProbe().probe(file);
        var source = new EncodeSource.Ranges(file, info, -1, wish.streams(file, info), ranges);
        var raw = file.resolveSibling("recorded.raw");
        var recorded = new FfmpegMediaEncoder().record(source, wish, rate, raw, WorkMonitor.NONE);
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.nativeOrder());
            Files.delete(raw);
            if (bytes.capacity() != recorded.samples() * 8) throw new AssertionError("not as long as it says");
            return new RecordedFloats(bytes.asFloatBuffer());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The first seconds of a file, at 30 pictures a second. */
    static RecordedFloats of(Path file, SoundWish wish, int seconds) {
        return of(file, wish, THIRTY, List.of(TimeRange.ofMicros(0, seconds * 1_000_000L)));
    }

    int samples() {
        return packed.capacity() / 2;
    }

    float left(int sample) {
        return packed.get(2 * sample);
    }

    float right(int sample) {
        return packed.get(2 * sample + 1);
    }

    /** Mean level in dBFS of the left channel in these samples. */
    double level(int from, int until) {
        var sum = 0.0;
        for (int sample = from; sample < until; sample++) sum += left(sample) * left(sample);
        return 10 * Math.log10(sum / (until - from) + 1e-20);
    }

    /** The first sample from there on that is as loud as this; -1 for none. */
    int firstAbove(float level, int from) {
        for (int sample = from; sample < samples(); sample++) if (Math.abs(left(sample)) >= level) return sample;
        return -1;
    }
}
