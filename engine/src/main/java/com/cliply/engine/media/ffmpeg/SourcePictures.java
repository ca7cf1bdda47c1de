package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one track in order of presentation, each as it should be seen: whole where it was stored in fields, of the
 * size and format that the track's header tells, at its own time. A picture is the same, bit for bit, whether decoding ran on to it
 * or began by a seek.
 */
final class SourcePictures implements AutoCloseable {
    /** Longer than any encoder reorders, so that an index in order of decoding does not lead past the position. */
    private static final long PREROLL_MICROS = 300_000L;

    /** Where the first picture found lies too late, the next look begins this much earlier, then four times that. */
    private static final long FIRST_STEP_BACK_MICROS = 1_000_000L;

    private static final int FEW_TICKS = 4;

    private final NativeInput input;
    private final int track;
    private final TrackDecoder decoder;
    private final FieldMarks marks;
    private final Deinterlacer deinterlacer;
    private final SteadyPictures steady;
    private final AVFrame before;
    private final AVFrame current;
    private final AVFrame after;
    private boolean fromBeginning = true;
    private boolean begun;
    private long count;
    private long micros;

    /**
     * Opens a file at its beginning.
     *
     * @param threads how many decoding and filtering each may use, 1 or more
     */
    SourcePictures(Path file, VideoTrack track, WorkMonitor monitor, int threads) {
        this.track = track.index();
        this.input = NativeInput.open(file, monitor);
        try {
            input.keepOnly(track.index());
            this.decoder = new TrackDecoder(input, track.index(), TrackDecoder.Care.EXACT, threads);
        } catch (RuntimeException error) {
            input.close();
            throw error;
        }
        var parameters = input.stream(track.index()).codecpar();
        this.marks = FieldMarks.of(parameters);
        this.deinterlacer = new Deinterlacer(track.frameRate(), threads);
        this.steady = new SteadyPictures(track, parameters, threads);
        // Last, for nobody closes what could not be opened.
        this.before = av_frame_alloc();
        this.current = av_frame_alloc();
        this.after = av_frame_alloc();
    }

    /** One tick of the track's clock, in microseconds, rounded up: how far a time stamp may be from the truth. */
    long tickMicros() {
        return input.lengthMicros(track, 1);
    }

    /**
     * Whether the track's clock ticks once a frame, as in AVI, or a few times at most: then no time stamp was rounded, however
     * long a tick is.
     */
    boolean countsFrames(FrameRate rate) {
        var tick = input.stream(track).time_base();
        var frame = (long) rate.denominator() * tick.den();
        var ticks = (long) rate.numerator() * tick.num();
        return frame % ticks == 0 && frame / ticks <= FEW_TICKS;
    }

    /**
     * Goes to a position so that the next picture is at or before it, or the track's first.
     *
     * @param target in microseconds after the file's beginning
     */
    void seek(long target) {
        var back = PREROLL_MICROS;
        var step = FIRST_STEP_BACK_MICROS;
        while (true) {
            fromBeginning = back >= target;
            input.seek(track, fromBeginning ? 0 : target - back);
            decoder.flush();
            clear();
            begin();
            if (fromBeginning) return;
            // The first one only serves as neighbour of the second.
            shift();
            if (present(after) && input.micros(track, after.pts()) <= target) return;
            back += step;
            step *= 4;
        }
    }

    /** The next picture, valid until the next call; null after the last. */
    @Nullable
    AVFrame next() {
        if (!begun) begin();
        shift();
        if (!present(current)) return null;
        micros = input.micros(track, current.pts());
        var whole = FieldMarks.inFields(current)
                ? deinterlacer.whole(alike(before) ? before : null, current, alike(after) ? after : null, count)
                : current;
        var picture = steady.like(whole);
        picture.pts(current.pts());
        return picture;
    }

    /** When the last picture appears, in microseconds after the file's beginning; may be negative. */
    long micros() {
        return micros;
    }

    Path file() {
        return input.file();
    }

    private void begin() {
        begun = true;
        read();
    }

    private void shift() {
        av_frame_unref(before);
        av_frame_move_ref(before, current);
        av_frame_move_ref(current, after);
        count++;
        read();
    }

    /**
     * After a seek, what comes before its keyframe in order of presentation may refer to pictures that were not decoded; what
     * comes after it cannot.
     */
    private void read() {
        for (var decoded = decoder.next(); decoded != null; decoded = decoder.next()) {
            if (!fromBeginning && !decoder.followsKeyframe()) continue;
            av_frame_move_ref(after, decoded);
            marks.mark(after);
            return;
        }
    }

    private boolean alike(AVFrame neighbour) {
        return neighbour.width() == current.width()
                && neighbour.height() == current.height()
                && neighbour.format() == current.format();
    }

    private static boolean present(AVFrame frame) {
        return frame.width() > 0;
    }

    private void clear() {
        av_frame_unref(before);
        av_frame_unref(current);
        av_frame_unref(after);
        deinterlacer.forget();
    }

    @Override
    public void close() {
        av_frame_free(before);
        av_frame_free(current);
        av_frame_free(after);
        deinterlacer.close();
        steady.close();
        decoder.close();
        input.close();
    }
}
