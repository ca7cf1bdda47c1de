package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.List;

/**
 * What is said in one go, as the creator reads it: a sentence, or several that share one cue.
 *
 * @param text one line without markup
 * @param words with their times where these are known, else empty
 */
public record Sentence(TimeRange range, String text, List<Word> words) {
    public Sentence {
        words = List.copyOf(words);
    }
}
