package com.cliply.engine.render;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.time.FrameRate;

/**
 * Everything decided before a rendition is made.
 *
 * @param frames how many pictures the file will have
 * @param soundBitRate bits per second
 */
public record RenderPlan(
        RenderPreset preset, Aspect aspect, EncodeRequest.Picture picture, long frames, int soundBitRate) {
    public FrameRate rate() {
        return picture.rate();
    }
}
