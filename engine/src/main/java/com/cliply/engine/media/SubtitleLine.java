package com.cliply.engine.media;

/**
 * One entry of a text track, with the markup of its {@link SubtitleTrack.Syntax}.
 *
 * @param startMicros counted from the file's beginning, 0 or more
 * @param endMicros the same as the start where the file does not tell
 */
public record SubtitleLine(long startMicros, long endMicros, String text) {}
