package com.cliply.engine.analysis.transcript;

import java.nio.file.Path;

/** Where the words of a video are to come from. */
public sealed interface TranscriptWish {
    /** From this file, and if it cannot be read the work does not begin. */
    record Given(Path file) implements TranscriptWish {}

    /** From whatever stands beside the video or in it. */
    record Search() implements TranscriptWish {}

    /** From nowhere. */
    record Without() implements TranscriptWish {}
}
