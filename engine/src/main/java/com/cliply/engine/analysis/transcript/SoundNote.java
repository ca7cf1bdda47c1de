package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;

/**
 * A sound that a subtitle describes, such as {@code applause} or {@code ♪ la la}. Nobody says these words.
 *
 * @param range that of the whole subtitle: the sound is somewhere in it
 * @param text one line as it stands in the file, without its brackets; songs begin with a note
 */
public record SoundNote(TimeRange range, String text) {}
