package com.cliply.engine.media;

import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that is needed to write one MP4 file.
 *
 * @param picture without it no video track is written
 * @param sound without it no audio track is written
 * @param target is overwritten; the caller gives it a name that is not final
 */
public record EncodeRequest(EncodeSource source, Optional<Picture> picture, Optional<Sound> sound, Path target) {
    /**
     * How the pictures are to be.
     *
     * @param transform how a stored picture becomes one of the output
     * @param rate constant; frame n shows what was on screen at in + n/rate
     * @param encoder FFmpeg's name, as {@code libx264}
     * @param options FFmpeg's names and values for that encoder
     */
    public record Picture(PictureTransform transform, FrameRate rate, String encoder, Map<String, String> options) {
        public Picture {
            options = Map.copyOf(options);
        }
    }

    /**
     * AAC-LC, stereo, 48 kHz.
     *
     * @param gainDb added to the whole
     * @param limitDbtp where peaks are held after the gain, -24..0, or {@link #NO_LIMIT}; AAC brings some of them back
     * @param bitRate in bits per second
     */
    public record Sound(double gainDb, double limitDbtp, int bitRate) {
        /** Peaks are left as they are. */
        public static final double NO_LIMIT = Double.POSITIVE_INFINITY;

        public static final int SAMPLE_RATE = 48_000;

        public Sound {
            if (limitDbtp != NO_LIMIT && !(-24 <= limitDbtp && limitDbtp <= 0))
                throw new IllegalArgumentException("limit " + limitDbtp);
        }

        /** The sound as it comes. */
        public static Sound untouched(int bitRate) {
            return new Sound(0, NO_LIMIT, bitRate);
        }
    }
}
