package com.cliply.engine.proxy;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.PictureTransform.Cut;
import com.cliply.engine.media.VideoTrack;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the pictures of a proxy are made: upright, with square pixels, within 960x540 and never larger than the source's; H.264
 * that is quick to make and to seek in, with a keyframe every 15 pictures at least, and none that refers to a later one.
 */
public final class ProxyRecipe {
    /** Grows whenever copies are made in another way: those of an older recipe are made again. */
    static final int VERSION = 1;

    static final FrameSize LARGEST = new FrameSize(960, 540);

    private static final int GROUP = 15;
    private static final String X264 = "libx264";

    /** Bits a thousand pixels for encoders that know no constant quality. */
    private static final int BITS_PER_KILOPIXEL = 110;

    private ProxyRecipe() {}

    /**
     * The settings for one source; the rate in them is its average.
     *
     * @param encoder FFmpeg's name of the one to use
     */
    public static EncodeRequest.Picture picture(VideoTrack track, String encoder) {
        var turned = track.orientation().sideways() ? track.storedSize().turned() : track.storedSize();
        var whole = new Cut(0, 0, even(turned.width()), even(turned.height()));
        var size = size(track);
        var transform = new PictureTransform(track.orientation(), whole, size, size, false);
        return new EncodeRequest.Picture(transform, track.frameRate(), encoder, options(track, size, encoder));
    }

    /** Both sides are even. */
    static FrameSize size(VideoTrack track) {
        var seen = track.displaySize();
        if (seen.width() <= LARGEST.width() && seen.height() <= LARGEST.height())
            return new FrameSize(even(seen.width()), even(seen.height()));
        return (long) seen.width() * LARGEST.height() >= (long) seen.height() * LARGEST.width()
                ? new FrameSize(LARGEST.width(), scaled(seen.height(), LARGEST.width(), seen.width()))
                : new FrameSize(scaled(seen.width(), LARGEST.height(), seen.height()), LARGEST.height());
    }

    /** The nearest even number to {@code side * to / from}; at least 2. */
    private static int scaled(int side, int to, int from) {
        return Math.toIntExact(Math.max(2, ((long) side * to + from) / (2L * from) * 2));
    }

    /** The largest even number up to this; at least 2. */
    private static int even(int most) {
        return Math.max(2, most / 2 * 2);
    }

    private static Map<String, String> options(VideoTrack track, FrameSize size, String encoder) {
        var options = new LinkedHashMap<String, String>();
        options.put("g", Integer.toString(GROUP));
        options.put("bf", "0");
        if (encoder.equals(X264)) {
            options.put("preset", "superfast");
            // Without CABAC and deblocking: cheaper to make and, which matters while scrubbing, to decode.
            options.put("tune", "fastdecode");
            options.put("crf", "23");
        } else {
            var rate = track.frameRate();
            var pixels = (long) size.width() * size.height() * rate.numerator() / rate.denominator();
            options.put("b", Long.toString(Math.max(100_000, pixels * BITS_PER_KILOPIXEL / 1000)));
            if (encoder.equals("libopenh264")) options.put("allow_skip_frames", "0");
        }
        return options;
    }
}
