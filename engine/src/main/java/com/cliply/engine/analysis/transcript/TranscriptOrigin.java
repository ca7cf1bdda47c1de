package com.cliply.engine.analysis.transcript;

import java.nio.file.Path;

/** Where the words of a video came from. */
public sealed interface TranscriptOrigin {
    /** A file that was named. */
    record Given(Path file) implements TranscriptOrigin {}

    /** A file beside the video, with its name. */
    record Sidecar(Path file) implements TranscriptOrigin {}

    /**
     * A track of the video itself.
     *
     * @param track its number among all streams of the file, from 0
     * @param language as the file says it ({@code eng}), empty where it does not
     */
    record Embedded(int track, String language) implements TranscriptOrigin {}

    /** There are no words. */
    record None() implements TranscriptOrigin {}
}
