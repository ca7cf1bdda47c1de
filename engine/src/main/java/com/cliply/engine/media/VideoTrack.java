package com.cliply.engine.media;

import com.cliply.engine.time.FrameRate;
import java.time.Duration;

/**
 * A track of moving pictures.
 *
 * @param index of the stream in its file
 * @param codec FFmpeg's name, as {@code h264}
 * @param storedSize in stored pixels, before turning and pixel aspect
 * @param frameRate the average over the track
 * @param variableRate whether frames are unevenly spaced, as far as the header tells
 * @param interlaced whether the header says fields, not frames
 * @param startMicros when its first frame appears, counted from the file's beginning
 * @param frames how many, 0 where the header does not say
 */
public record VideoTrack(
        int index,
        String codec,
        FrameSize storedSize,
        PixelAspect pixelAspect,
        Orientation orientation,
        PictureColor color,
        FrameRate frameRate,
        boolean variableRate,
        boolean interlaced,
        long startMicros,
        Duration duration,
        long frames) {
    /** The size that a viewer sees: turned upright, with square pixels, at the stored height's resolution. */
    public FrameSize displaySize() {
        var wide = Math.max(
                1,
                Math.toIntExact(
                        Math.round((double) storedSize.width() * pixelAspect.numerator() / pixelAspect.denominator())));
        var upright = new FrameSize(wide, storedSize.height());
        return orientation.sideways() ? upright.turned() : upright;
    }
}
