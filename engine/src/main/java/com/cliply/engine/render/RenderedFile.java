package com.cliply.engine.render;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Loudness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A file that was written and verified, not yet under its final name.
 *
 * @param loudness of its sound as it is decoded
 * @param sha256 of the whole file
 * @param notes what a person should know of it besides, a sentence each
 */
public record RenderedFile(
        Path part,
        FrameSize size,
        Duration duration,
        String encoder,
        Loudness loudness,
        long bytes,
        String sha256,
        List<String> notes) {
    public RenderedFile {
        notes = List.copyOf(notes);
    }
}
