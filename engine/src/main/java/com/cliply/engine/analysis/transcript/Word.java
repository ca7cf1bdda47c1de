package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;

/**
 * One spoken word and when it is heard.
 *
 * @param text with the punctuation that belongs to it
 * @param estimated whether its times were estimated from those of its sentence and from the sound, not heard
 */
public record Word(TimeRange range, String text, boolean estimated) {}
