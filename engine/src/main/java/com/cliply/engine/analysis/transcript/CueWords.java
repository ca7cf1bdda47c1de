package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** The words of a cue that says when its words are spoken. */
final class CueWords {
    /** Where a file tells only when words begin: nobody draws a word out longer than that much and that much a letter. */
    private static final long LONGEST_WORD = 250_000;

    private static final long LONGEST_LETTER = 120_000;

    /** A cue ends with its last word, unless it stays on the screen for long. */
    private static final long LONGEST_LAST_WORD = 2_000_000;

    /** Half-open, by letters. */
    private record Token(int from, int to) {}

    private final Cue cue;
    private final List<Word> words = new ArrayList<>();

    private CueWords(Cue cue) {
        this.cue = cue;
    }

    /** In order, within the cue, without overlaps; empty if the cue does not tell times, or impossible ones. */
    static List<Word> of(Cue cue) {
        return cue.marks().isEmpty() || cue.endMicros() <= cue.startMicros() ? List.of() : new CueWords(cue).read();
    }

    private List<Word> read() {
        var tokens = tokens();
        var marks = cue.marks();
        var before = -1;
        var mark = 0;
        var pending = new ArrayList<Token>();
        var pendingFrom = cue.startMicros();
        for (var token : tokens) {
            // The last mark between the end of the token before and the beginning of this one is this one's.
            var own = -1;
            while (mark < marks.size() && marks.get(mark).at() <= token.from()) {
                if (marks.get(mark).at() >= before) own = mark;
                mark++;
            }
            if (own >= 0 && token.from() > 0) {
                speak(pending, pendingFrom, marks.get(own).startMicros(), own - 1);
                pending.clear();
            }
            if (own >= 0) pendingFrom = marks.get(own).startMicros();
            pending.add(token);
            before = token.to();
        }
        speak(pending, pendingFrom, cue.endMicros(), marks.size() - 1);
        return words;
    }

    /** Tokens between two marks; more than one share the time by their letters, and that is an estimate. */
    private void speak(List<Token> tokens, long from, long next, int lastMark) {
        if (tokens.isEmpty()) return;
        var start = Math.clamp(from, end(), cue.endMicros());
        var until = Math.clamp(next, start, cue.endMicros());
        var told = lastMark < 0 ? -1 : cue.marks().get(lastMark).endMicros();
        var letters = tokens.getLast().to() - tokens.getFirst().from();
        var longest = LONGEST_WORD + LONGEST_LETTER * letters;
        if (until == cue.endMicros()) longest = Math.max(longest, LONGEST_LAST_WORD);
        var end = Math.min(told > start ? told : start + longest, until);
        var done = 0;
        for (var token : tokens) {
            var wordStart = start + (end - start) * done / letters;
            done = Math.min(letters, token.to() - tokens.getFirst().from() + 1);
            var wordEnd = token.equals(tokens.getLast()) ? end : start + (end - start) * done / letters;
            if (wordEnd <= wordStart) continue;
            words.add(new Word(
                    TimeRange.ofMicros(wordStart, wordEnd),
                    cue.text().substring(token.from(), token.to()),
                    tokens.size() > 1));
        }
    }

    private long end() {
        return words.isEmpty()
                ? cue.startMicros()
                : words.getLast().range().end().micros();
    }

    /** Between spaces; in letters that know no spaces, at each mark. */
    private List<Token> tokens() {
        var text = cue.text();
        var marks = cue.marks();
        var tokens = new ArrayList<Token>();
        var mark = 0;
        var from = 0;
        for (int index = 0; index <= text.length(); index++) {
            while (mark < marks.size() && marks.get(mark).at() < index) mark++;
            var marked = mark < marks.size() && marks.get(mark).at() == index;
            var blank = index == text.length() || text.charAt(index) == ' ';
            var cut = blank || (marked && index > 0 && SentenceEnds.unspaced(text.charAt(index)));
            if (!cut) continue;
            if (from < index) tokens.add(new Token(from, index));
            from = blank ? index + 1 : index;
        }
        return tokens;
    }
}
