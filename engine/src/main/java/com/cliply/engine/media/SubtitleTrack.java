package com.cliply.engine.media;

/**
 * A track of text in a media file.
 *
 * @param index of the stream in its file
 * @param syntax how its lines are written
 * @param language as the file says it ({@code eng}), empty where it does not
 * @param byDefault whether players show it unasked
 * @param forced whether it holds only what is said in a foreign language, not all that is said
 */
public record SubtitleTrack(int index, Syntax syntax, String language, boolean byDefault, boolean forced) {
    /** How the lines of a track are written. */
    public enum Syntax {
        /** Text with a few tags, as in SRT. */
        SUBRIP,
        /** WebVTT cues; times in them count from the cue's beginning. */
        WEBVTT,
        /** ASS events: the field {@code Name}, a comma, and the text with its overrides. */
        ASS,
        /** Text without any markup. */
        PLAIN
    }
}
