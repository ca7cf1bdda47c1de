package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Turns ranges of a source, of whatever rate, into pictures of a constant one: frame n shows the source frame that was on
 * screen at in + n/rate. Everything is compared in whole microseconds.
 */
final class RangePictures implements FrameStream {
    /** A source that ends this much before its own index said has changed under our hands. */
    private static final long MISSING_MICROS = 1_000_000L;

    private final SourcePictures source;
    private final VideoTrack track;
    private final FrameTimeline timeline;
    private final EncodeRequest.Picture picture;
    private final int threads;
    private final long promisedMicros;
    private final long toleranceMicros;
    private final AVFrame shown;
    private final AVFrame upcoming;
    private final AVFrame made;
    private final AVFrame given;
    private @Nullable FilterChain chain;
    private long shownMicros;
    private long upcomingMicros;
    private boolean madeIsCurrent;
    private int range = -1;
    private long frame;

    RangePictures(
            EncodeSource.Ranges source,
            EncodeRequest.Picture picture,
            FrameTimeline timeline,
            WorkMonitor monitor,
            int threads) {
        this.threads = threads;
        this.timeline = timeline;
        this.picture = picture;
        this.track = source.info().videoTracks().stream()
                .filter(candidate -> candidate.index() == source.videoTrack())
                .findFirst()
                .orElseThrow();
        this.promisedMicros = track.startMicros() + com.cliply.engine.time.MediaTime.micros(track.duration());
        this.source = new SourcePictures(source.file(), track, monitor, threads);
        this.toleranceMicros = tolerance(this.source.tickMicros(), track.frameRate());
        // Last, for nobody closes what could not be opened.
        this.shown = av_frame_alloc();
        this.upcoming = av_frame_alloc();
        this.made = av_frame_alloc();
        this.given = av_frame_alloc();
    }

    /**
     * Time stamps are rounded to the container's tick (a whole millisecond in Matroska), so "at" means "within a tick"; but
     * never more than a quarter of a frame, for ticks as long as a frame are exact.
     */
    private static long tolerance(long tickMicros, FrameRate rate) {
        return Math.min(tickMicros, rate.timeOf(1).micros() / 4) + 2;
    }

    @Override
    public @Nullable AVFrame next() {
        if (frame >= timeline.frames()) return null;
        while (range < 0 || frame >= timeline.firstFrame(range + 1)) {
            range++;
            if (timeline.firstFrame(range + 1) > frame) begin();
        }
        var wanted = timeline.sourceMicros(range, frame) + toleranceMicros;
        while (present(upcoming) && upcomingMicros <= wanted) {
            av_frame_unref(shown);
            av_frame_move_ref(shown, upcoming);
            shownMicros = upcomingMicros;
            madeIsCurrent = false;
            readUpcoming();
        }
        if (!present(upcoming)) requireEnd(wanted);
        if (!madeIsCurrent) make();
        av_frame_unref(given);
        FfmpegErrors.calling(av_frame_ref(given, made), "frame");
        given.pts(frame++);
        return given;
    }

    private void begin() {
        var start = timeline.ranges().get(range).start().micros();
        source.seek(start);
        readUpcoming();
        if (!present(upcoming))
            throw new MediaException(
                    ErrorCode.MEDIA_DAMAGED, FfmpegErrors.name(source.file()), "no picture can be decoded.");
        av_frame_unref(shown);
        // Before the first frame of a track that starts late, its first frame is shown.
        FfmpegErrors.calling(av_frame_ref(shown, upcoming), "frame");
        shownMicros = upcomingMicros;
        madeIsCurrent = false;
    }

    private void readUpcoming() {
        av_frame_unref(upcoming);
        var decoded = source.next();
        if (decoded == null) return;
        FfmpegErrors.calling(av_frame_ref(upcoming, decoded), "frame");
        upcomingMicros = source.micros();
    }

    /** The last picture stays to the end, but not if the file promised more. */
    private void requireEnd(long wanted) {
        var expected = Math.min(wanted, promisedMicros);
        if (expected - shownMicros
                > MISSING_MICROS + track.frameRate().timeOf(2).micros())
            throw new MediaException(ErrorCode.FILE_VANISHED, FfmpegErrors.name(source.file()));
    }

    private void make() {
        if (chain == null)
            chain = FilterChain.ofPictures(PictureFilters.of(picture, track), shown, picture.rate(), threads);
        shown.pts(frame);
        chain.push(shown);
        av_frame_unref(made);
        if (!chain.pull(made))
            throw new MediaException(
                    ErrorCode.ENCODING_FAILED, FfmpegErrors.name(source.file()), "no picture came out");
        madeIsCurrent = true;
    }

    private static boolean present(AVFrame frame) {
        return frame.width() > 0;
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(shown);
        av_frame_free(upcoming);
        av_frame_free(made);
        av_frame_free(given);
        source.close();
    }
}
