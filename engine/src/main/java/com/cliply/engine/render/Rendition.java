package com.cliply.engine.render;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.FrameSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rendered file.
 *
 * @param aspect as {@code 9:16}
 * @param file its final name, absolute
 * @param encoder that really made the picture
 * @param loudnessLufs as written, -70 or below for silence
 * @param truePeakDbtp the highest true peak of its sound as it is decoded; null if it was not measured or nothing is heard
 * @param sha256 of the whole file, 64 lower-case hex digits
 * @param notes what a person should know of it besides, a sentence each: which encoder failed before the one that made it,
 *     where a copied stream really begins; empty if all went as it was wished
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
        @Nullable Double truePeakDbtp,
        long bytes,
        String sha256,
        List<String> notes,
        Instant createdAt) {
    public Rendition {
        if (truePeakDbtp != null && !Double.isFinite(truePeakDbtp)) truePeakDbtp = null;
        notes = List.copyOf(notes);
    }

    /** One whose true peak was not measured, and of which there is nothing more to say. */
    public Rendition(
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
        this(
                id,
                clip,
                preset,
                aspect,
                file,
                status,
                size,
                duration,
                encoder,
                loudnessLufs,
                null,
                bytes,
                sha256,
                List.of(),
                createdAt);
    }

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
                truePeakDbtp,
                bytes,
                sha256,
                notes,
                createdAt);
    }
}
