package com.cliply.engine.render;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Loudness;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file that was written and verified, not yet under its final name.
 *
 * @param loudness of its sound as it went into the encoder
 * @param sha256 of the whole file
 */
public record RenderedFile(
        Path part, FrameSize size, Duration duration, String encoder, Loudness loudness, long bytes, String sha256) {}
