package com.cliply.engine.render;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.FrameSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One rendered file.
 *
 * @param aspect as {@code 9:16}
 * @param file its final name, absolute
 * @param encoder that really made the picture
 * @param loudnessLufs as written, -70 or below for silence
 * @param sha256 of the whole file, 64 lower-case hex digits
 */
public record Rendition(
        RenditionId id,
        ClipId clip,
        String preset,
        String aspect,
        Path file,
        Status status,
        FrameSize size,
        Duration duration,
        String encoder,
        double loudnessLufs,
        long bytes,
        String sha256,
        Instant createdAt) {
    /** Whether the file stands under its final name. */
    public enum Status {
        /** Verified, about to be moved to its final name: after a crash the hash tells whether it came there. */
        PLACING,
        READY
    }

    public Rendition ready() {
        return new Rendition(
                id,
                clip,
                preset,
                aspect,
                file,
                Status.READY,
                size,
                duration,
                encoder,
                loudnessLufs,
                bytes,
                sha256,
                createdAt);
    }
}
