package com.cliply.engine.transcribe.whisper;

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
import java.util.Random;

/** Sound that no file holds: noise with a pause of 300 ms every three seconds, as long as asked for. */
final class MadeSound implements MediaScanner {
    private static final int PERIOD = 3 * SOUND_RATE;
    private static final int TALK = PERIOD - 3 * SOUND_RATE / 10;

    static MediaInfo info(Duration length) {
        return new MediaInfo(
                "wav",
                length,
                length,
                0,
                List.of(),
                List.of(new AudioTrack(0, "pcm_s16le", 48_000, 2, "stereo", "", "", 0, length)));
    }

    @Override
    public void scan(Path file, MediaInfo info, ScanListener listener, WorkMonitor monitor) {
        if (info.video().isPresent()) throw new IllegalArgumentException("nobody needs pictures");
        var random = new Random(9);
        var block = new float[1_024];
        var whole = info.duration().toMillis() * SOUND_RATE / 1_000;
        for (long start = 0; start < whole; start += block.length) {
            monitor.throwIfCancelled();
            var length = (int) Math.min(block.length, whole - start);
            for (int index = 0; index < length; index++)
                block[index] = (random.nextFloat() - 0.5f) * ((start + index) % PERIOD < TALK ? 0.4f : 0.0005f);
            listener.sound(new MediaTime(start * 1_000_000 / SOUND_RATE), FloatBuffer.wrap(block, 0, length));
        }
    }

    @Override
    public void look(Path file, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor) {}
}
