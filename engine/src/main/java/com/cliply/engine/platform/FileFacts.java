package com.cliply.engine.platform;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.time.Duration;

/**
 * What a platform looks at in a finished video.
 *
 * @param bytes of the whole file
 * @param size as it is seen
 */
public record FileFacts(Duration duration, long bytes, FrameRate rate, FrameSize size) {
    /** Of picture and sound together, in bits per second. */
    public long bitRate() {
        var millis = Math.max(1, duration.toMillis());
        return Math.multiplyExact(bytes, 8_000L) / millis;
    }
}
