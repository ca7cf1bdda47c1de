package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** The pictures of one track of a source, in the order in which they are shown. */
final class SourcePictures implements AutoCloseable {
    /** Longer than any encoder reorders: a keyframe's leading pictures are then decoded from the keyframe before. */
    private static final long PREROLL_MICROS = 300_000L;

    /** Where the first keyframe found lies too late, the next look begins this much earlier, then four times that. */
    private static final long FIRST_STEP_BACK_MICROS = 1_000_000L;

    private final NativeInput input;
    private final VideoTrack track;
    private final TrackDecoder decoder;
    private boolean read;

    SourcePictures(Path file, VideoTrack track, WorkMonitor monitor, int threads) {
        this.track = track;
        this.input = NativeInput.open(file, monitor);
        try {
            input.keepOnly(track.index());
            this.decoder = new TrackDecoder(input, track.index(), TrackDecoder.Care.EXACT, threads);
        } catch (RuntimeException error) {
            input.close();
            throw error;
        }
    }

    /** The next picture is then the one on screen at this time or an earlier one, if there is any. */
    void seek(long micros) {
        var back = PREROLL_MICROS;
        var step = FIRST_STEP_BACK_MICROS;
        while (true) {
            begin(micros - back);
            if (found() && (decoder.micros() <= micros || back >= micros)) return;
            if (back >= micros) break;
            back += step;
            step *= 4;
        }
        begin(0);
        read = found();
    }

    private void begin(long micros) {
        input.seek(track.index(), micros);
        decoder.flush();
    }

    private boolean found() {
        read = decoder.next() != null;
        return read;
    }

    /** Valid until the next call; null behind the last one. */
    @Nullable
    AVFrame next() {
        if (read) {
            read = false;
            return decoder.frame();
        }
        return decoder.next();
    }

    /** When the current picture appears, after the file's beginning; may be negative. */
    long micros() {
        return decoder.micros();
    }

    /** One tick of the container's clock, rounded up. */
    long tickMicros() {
        return input.lengthMicros(track.index(), 1);
    }

    @Override
    public void close() {
        decoder.close();
        input.close();
    }
}
