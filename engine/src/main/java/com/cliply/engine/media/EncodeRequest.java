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
     * @param limited whether peaks are held at {@link #LIMIT_DBTP} after the gain
     * @param bitRate in bits per second
     */
    public record Sound(double gainDb, boolean limited, int bitRate) {
        /** Half a decibel below -1 dBTP: AAC brings some peaks back. */
        public static final double LIMIT_DBTP = -1.5;

        public static final int SAMPLE_RATE = 48_000;
    }
}
