package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** One decoding of a source, from which copies are made; it seeks only where a stretch does not follow the last one. */
final class ProxyRun implements ProxyMaker.Run {
    /** Decoding on through a gap this short costs less than finding the keyframe before it and going forward from there. */
    private static final long GAP_MICROS = 1_000_000L;

    private final Path file;
    private final VideoTrack track;
    private final EncodeRequest.Picture picture;
    private final WorkMonitor monitor;
    private final int threads;
    private final int encoderThreads;
    private final SourcePictures source;
    private final AVFrame upcoming;
    private final AVFrame made;
    private @Nullable FilterChain chain;
    private long filtered;

    /** Whether {@code upcoming} is a picture that no stretch has passed yet. */
    private boolean waiting;

    private boolean sought;
    private long upcomingMicros;
    private long lastMicros = Long.MIN_VALUE;

    ProxyRun(
            Path file,
            VideoTrack track,
            EncodeRequest.Picture picture,
            WorkMonitor monitor,
            int threads,
            int encoderThreads) {
        this.file = file;
        this.track = track;
        this.picture = picture;
        this.monitor = monitor;
        this.threads = threads;
        this.encoderThreads = encoderThreads;
        this.source = new SourcePictures(file, track, monitor, threads);
        // Last, for nobody closes what could not be opened.
        this.upcoming = av_frame_alloc();
        this.made = av_frame_alloc();
    }

    @Override
    public ProxyMaker.Copied copy(long fromMicros, long untilMicros, Path target, LongConsumer reached) {
        goTo(fromMicros);
        var frames = 0;
        try (var copy = new ProxyFile(target, picture, encoderThreads)) {
            while (waiting && upcomingMicros < untilMicros) {
                monitor.throwIfCancelled();
                // Of pictures that appear at one moment only the first is seen: some files hold such, none should.
                if (upcomingMicros >= fromMicros && (frames == 0 || upcomingMicros > copy.lastMicros())) {
                    copy.write(filtered(), upcomingMicros);
                    frames++;
                }
                reached.accept(upcomingMicros);
                readOn();
            }
            copy.finish();
        }
        return new ProxyMaker.Copied(frames, waiting ? OptionalLong.empty() : OptionalLong.of(lastMicros));
    }

    private void goTo(long fromMicros) {
        if (sought && follows(fromMicros)) return;
        source.seek(Math.max(0, fromMicros));
        sought = true;
        lastMicros = Long.MIN_VALUE;
        readOn();
        if (!waiting)
            throw new MediaException(ErrorCode.MEDIA_DAMAGED, FfmpegErrors.name(file), "no picture can be decoded.");
    }

    /** Nothing from there on has been passed, and it is not far. */
    private boolean follows(long fromMicros) {
        if (fromMicros <= lastMicros) return false;
        return !waiting || fromMicros - upcomingMicros <= GAP_MICROS;
    }

    private void readOn() {
        av_frame_unref(upcoming);
        if (waiting) lastMicros = Math.max(lastMicros, upcomingMicros);
        var next = source.next();
        waiting = next != null;
        if (next == null) return;
        FfmpegErrors.calling(av_frame_ref(upcoming, next), "frame");
        upcomingMicros = source.micros();
    }

    private AVFrame filtered() {
        if (chain == null)
            chain = FilterChain.ofPictures(PictureFilters.of(picture, track), upcoming, picture.rate(), threads);
        upcoming.pts(filtered++);
        chain.push(upcoming);
        av_frame_unref(made);
        if (!chain.pull(made))
            throw new MediaException(ErrorCode.ENCODING_FAILED, FfmpegErrors.name(file), "no picture came out");
        return made;
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(upcoming);
        av_frame_free(made);
        source.close();
    }
}
