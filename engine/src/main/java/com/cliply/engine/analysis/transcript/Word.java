package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;

/** One spoken word and when it is heard. */
public record Word(TimeRange range, String text) {}
