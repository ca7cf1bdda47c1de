package com.cliply.engine.analysis.transcript;

/** One entry of a subtitle file, as it stands there: times may overlap, run backwards or be equal. */
record Cue(long startMicros, long endMicros, String text) {}
