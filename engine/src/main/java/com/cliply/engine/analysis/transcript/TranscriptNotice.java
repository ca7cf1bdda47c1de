package com.cliply.engine.analysis.transcript;

/**
 * Something about a transcript, or about what there is to hear and see, that the creator should know, though the work goes on.
 *
 * @param code stable, for programs, as {@code transcript-late}
 * @param text a sentence for people
 */
public record TranscriptNotice(String code, String text) {
    /** Its letters were guessed. */
    public static final String CHARSET = "transcript-charset";

    /** A file beside the video, or a track in it, was left aside because it cannot be read. */
    public static final String UNREADABLE = "transcript-unreadable";

    /** Some of it lies where the video has ended. */
    public static final String BEYOND_END = "transcript-beyond-end";

    /** It does not fit what is heard: it belongs to another video. */
    public static final String MISMATCH = "transcript-mismatch";

    /** It fits if all of it is moved. */
    public static final String SHIFTED = "transcript-shifted";

    /** It fits if it is stretched, as between film and television. */
    public static final String STRETCHED = "transcript-stretched";
}
