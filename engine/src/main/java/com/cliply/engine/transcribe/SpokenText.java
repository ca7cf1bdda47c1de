package com.cliply.engine.transcribe;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts together what was heard in the parts of a file: words become sentences at their punctuation and at pauses. What a service
 * tells without times of words stays whole, for a sentence's edge within it would be a guess.
 */
final class SpokenText {
    /** A gap that ends a sentence whatever its punctuation; as where subtitles are read. */
    private static final long PAUSE_MICROS = 350_000;

    /** Nobody speaks a sentence longer than that; text without punctuation is cut here. */
    private static final long LONGEST_MICROS = 15_000_000;

    /** Services give some words no length at all. */
    private static final long SHORTEST_MICROS = 1_000;

    private static final String SENTENCE_ENDS = ".!?\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964";
    private static final String CLOSERS = "\"')]}\u201D\u2019\u00BB\u300D";

    /** Writing systems that put no blanks between words. */
    private static final String UNSPACED =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}].*";

    private final List<Sentence> sentences = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Word> words = new ArrayList<>();
    private boolean timed = true;
    private long start;
    private long end;
    private long last;

    /**
     * Adds what was heard in the next part.
     *
     * @param startMicros of the part within the file
     */
    void add(HeardPart part, long startMicros) {
        if (part.stretches().isEmpty()) {
            for (var word : part.words()) addWord(word, startMicros);
            return;
        }
        var next = 0;
        for (int index = 0; index < part.stretches().size(); index++) {
            var stretch = part.stretches().get(index);
            var until = index + 1 < part.stretches().size() ? stretch.end() : Long.MAX_VALUE;
            var within = new ArrayList<Heard>();
            for (; next < part.words().size() && middle(part.words().get(next)) <= until; next++)
                within.add(part.words().get(next));
            addStretch(stretch, within, startMicros);
        }
    }

    private static long middle(Heard word) {
        return (word.start() + word.end()) / 2;
    }

    /** Words come without punctuation from some services; where they match the text one by one, they take theirs from it. */
    private void addStretch(Heard stretch, List<Heard> within, long shift) {
        var tokens = stretch.text().split(" ", -1);
        if (within.isEmpty()) addWhole(stretch, List.of(), shift);
        else if (tokens.length == within.size()) {
            for (int index = 0; index < tokens.length; index++) {
                var word = within.get(index);
                addWord(new Heard(word.start(), word.end(), tokens[index]), shift);
            }
        } else addWhole(stretch, within, shift);
    }

    private void addWord(Heard word, long shift) {
        var range = placed(word, shift);
        beginOrEnd(range);
        if (!text.isEmpty() && !word.text().matches(UNSPACED)) text.append(' ');
        text.append(word.text());
        words.add(new Word(range, word.text(), false));
        if (endsSentence(word.text())) endSentence();
    }

    private void addWhole(Heard stretch, List<Heard> within, long shift) {
        var from = Math.max(last, shift + stretch.start());
        var placedWords = new ArrayList<Word>();
        for (var word : within) placedWords.add(new Word(placed(word, shift), word.text(), false));
        var to = Math.max(last, Math.max(from + SHORTEST_MICROS, shift + stretch.end()));
        if (!placedWords.isEmpty())
            from = Math.min(from, placedWords.getFirst().range().start().micros());
        last = to;
        var range = TimeRange.ofMicros(from, to);
        beginOrEnd(range);
        if (!text.isEmpty()) text.append(' ');
        text.append(stretch.text());
        timed &= !placedWords.isEmpty();
        words.addAll(placedWords);
        if (endsSentence(stretch.text())) endSentence();
    }

    /** Never before what was said before, never without length. */
    private TimeRange placed(Heard heard, long shift) {
        var from = Math.max(last, shift + heard.start());
        last = Math.max(from + SHORTEST_MICROS, shift + heard.end());
        return TimeRange.ofMicros(from, last);
    }

    private void beginOrEnd(TimeRange next) {
        var from = next.start().micros();
        if (!text.isEmpty() && (from - end >= PAUSE_MICROS || next.end().micros() - start > LONGEST_MICROS))
            endSentence();
        if (text.isEmpty()) start = from;
        end = next.end().micros();
    }

    private void endSentence() {
        if (!text.isEmpty())
            sentences.add(new Sentence(TimeRange.ofMicros(start, end), text.toString(), timed ? words : List.of()));
        text.setLength(0);
        words.clear();
        timed = true;
    }

    private static boolean endsSentence(String said) {
        for (int index = said.length() - 1; index >= 0; index--) {
            if (SENTENCE_ENDS.indexOf(said.charAt(index)) >= 0) return true;
            if (CLOSERS.indexOf(said.charAt(index)) < 0) return false;
        }
        return false;
    }

    Transcript transcript() {
        endSentence();
        return new Transcript(sentences);
    }
}
