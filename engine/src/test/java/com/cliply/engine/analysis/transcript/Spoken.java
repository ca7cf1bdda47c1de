package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Transcripts for tests: three seconds a sentence and half a second between, unless told otherwise. */
final class Spoken {
    private static final long SENTENCE = 3_000_000;
    private static final long BETWEEN = 500_000;

    private final List<Sentence> sentences = new ArrayList<>();
    private long at;

    static Transcript of(List<String> texts) {
        var spoken = new Spoken();
        texts.forEach(spoken::say);
        return spoken.transcript();
    }

    static Transcript of(String... texts) {
        return of(List.of(texts));
    }

    Spoken say(String text) {
        return say(text, SENTENCE);
    }

    Spoken say(String text, long micros) {
        sentences.add(new Sentence(TimeRange.ofMicros(at, at + micros), text, List.of()));
        at += micros + BETWEEN;
        return this;
    }

    Spoken pause(long micros) {
        at += micros;
        return this;
    }

    Transcript transcript() {
        return new Transcript(sentences);
    }
}
