package com.cliply.engine.media;

import java.util.Optional;

/**
 * What was really written.
 *
 * @param encoder the picture's encoder as it named itself, empty without pictures
 * @param frames written pictures
 * @param samples written samples of sound a channel
 * @param loudness of the sound that went into its encoder; empty without sound, and where it was recorded, as it was measured
 *     then
 */
public record EncodeResult(String encoder, long frames, long samples, Optional<Loudness> loudness) {}
