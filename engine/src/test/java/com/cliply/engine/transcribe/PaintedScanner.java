package com.cliply.engine.transcribe;

import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Hands over sound that a function makes, in blocks of an odd length. */
final class PaintedScanner implements MediaScanner {
    private static final int BLOCK = 1_023;

    private final Duration length;
    private final LongUnaryOperator thousandths;

    /** @param thousandths the value of a sample by its number, in -1000..1000 */
    PaintedScanner(Duration length, LongUnaryOperator thousandths) {
        this.length = length;
        this.thousandths = thousandths;
    }

    MediaInfo info() {
        var sound = new AudioTrack(0, "aac", 48_000, 2, "stereo", "", "", 0, length);
        return new MediaInfo("mp4", length, length, 0, List.of(), List.of(sound));
    }

    @Override
    public void scan(Path file, MediaInfo info, ScanListener listener, WorkMonitor monitor) {
        var samples = length.toMillis() * SOUND_RATE / 1_000;
        for (long first = 0; first < samples; first += BLOCK) {
            monitor.throwIfCancelled();
            var block = FloatBuffer.allocate((int) Math.min(BLOCK, samples - first));
            for (int index = 0; index < block.capacity(); index++)
                block.put(index, thousandths.applyAsLong(first + index) / 1_000f);
            listener.sound(new MediaTime(first * 1_000_000 / SOUND_RATE), block);
        }
    }

    @Override
    public void look(Path file, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor) {
        throw new AssertionError("nobody looks at sound");
    }
}
