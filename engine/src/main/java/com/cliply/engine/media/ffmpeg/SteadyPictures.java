package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.VideoTrack;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Brings pictures that change their size, shape or format in the middle of a track (a call whose line got worse, a broadcast from
 * 4:3 to 16:9) to those of the track's header, with black bars where the shape differs. The others pass untouched.
 */
final class SteadyPictures implements AutoCloseable {
    /** What makes a filter graph fit. */
    private record Kind(FrameSize size, int format, PixelAspect pixels) {}

    /** Shapes that differ by less than a hundredth are meant to be the same: sizes are rounded to whole blocks. */
    private static final double SAME_SHAPE = 0.01;

    private final VideoTrack track;
    private final int format;
    private final @Nullable PixelAspect codedPixels;
    private final int threads;
    private final AVFrame made = av_frame_alloc();
    private @Nullable FilterChain chain;
    private @Nullable Kind kind;

    SteadyPictures(VideoTrack track, AVCodecParameters header, int threads) {
        this.track = track;
        this.format = header.format();
        var coded = header.sample_aspect_ratio();
        this.codedPixels = aspect(coded.num(), coded.den());
        this.threads = threads;
    }

    private static @Nullable PixelAspect aspect(int numerator, int denominator) {
        return numerator > 0 && denominator > 0 ? new PixelAspect(numerator, denominator) : null;
    }

    /** The picture itself, or another one that is valid until the next call. */
    AVFrame like(AVFrame picture) {
        var now = kindOf(picture);
        var formatKept = format == AV_PIX_FMT_NONE || now.format() == format;
        if (formatKept && now.size().equals(track.storedSize()) && now.pixels().equals(track.pixelAspect()))
            return picture;
        var filter = chain;
        if (filter == null || !now.equals(kind)) {
            if (filter != null) filter.close();
            chain = null;
            filter = FilterChain.ofPictures(text(now), picture, track.frameRate(), threads);
            chain = filter;
            kind = now;
        }
        filter.push(picture);
        av_frame_unref(made);
        if (!filter.pull(made))
            throw new MediaException(ErrorCode.ENCODING_FAILED, "changed picture", "no picture came out");
        return made;
    }

    /** A picture that says what the codec's header says has the shape of the track, whatever a container put over it. */
    private Kind kindOf(AVFrame picture) {
        var said = picture.sample_aspect_ratio();
        var aspect = aspect(said.num(), said.den());
        var pixels = aspect == null || codedPixels == null || equal(aspect, codedPixels) ? track.pixelAspect() : aspect;
        return new Kind(new FrameSize(picture.width(), picture.height()), picture.format(), pixels);
    }

    private static boolean equal(PixelAspect one, PixelAspect other) {
        return (long) one.numerator() * other.denominator() == (long) other.numerator() * one.denominator();
    }

    private String text(Kind from) {
        var whole = track.storedSize();
        var fitted = fitted(from.size(), from.pixels(), whole, track.pixelAspect());
        var bars =
                fitted.equals(whole) ? "" : ",pad=%d:%d:(ow-iw)/2:(oh-ih)/2".formatted(whole.width(), whole.height());
        var pixelFormat = format == AV_PIX_FMT_NONE ? from.format() : format;
        return "[in]scale=%d:%d:flags=bicubic%s,format=%s[out]"
                .formatted(
                        fitted.width(),
                        fitted.height(),
                        bars,
                        av_get_pix_fmt_name(pixelFormat).getString());
    }

    /** The largest size of the same shape within another picture of other pixels. */
    static FrameSize fitted(FrameSize from, PixelAspect fromPixels, FrameSize within, PixelAspect withinPixels) {
        var shape = (double) from.width() * fromPixels.numerator() / fromPixels.denominator() / from.height();
        var frame = (double) within.width() * withinPixels.numerator() / withinPixels.denominator() / within.height();
        if (Math.abs(shape / frame - 1) < SAME_SHAPE) return within;
        return shape > frame
                ? new FrameSize(within.width(), even(within.height() * frame / shape))
                : new FrameSize(even(within.width() * shape / frame), within.height());
    }

    private static int even(double length) {
        return Math.max(2, (int) Math.round(length / 2) * 2);
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(made);
    }
}
