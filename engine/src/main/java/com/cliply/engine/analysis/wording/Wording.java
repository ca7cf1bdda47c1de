package com.cliply.engine.analysis.wording;

import java.util.List;

/** One sentence, or several that share a cue, as words of known kinds. */
final class Wording {
    private final Tokens tokens;
    private final WordLists lists;
    private final String marks;
    private final long[] kinds;
    private final long all;

    Wording(Tokens tokens, WordLists lists, long[] wordKinds) {
        this.tokens = tokens;
        this.lists = lists;
        marks = tokens.marks();
        kinds = wordKinds;
        var any = 0L;
        for (int index = 0; index < kinds.length; index++) {
            kinds[index] |= lists.phraseKinds(tokens.words(), index);
            any |= kinds[index];
        }
        all = any;
    }

    int size() {
        return kinds.length;
    }

    List<String> words() {
        return tokens.words();
    }

    String word(int index) {
        return tokens.words().get(index);
    }

    /** As it is written. */
    String spelled(int index) {
        return tokens.spelled().get(index);
    }

    /** What stands behind a word: {@code .}, {@code !}, {@code ?}, {@code ,} or a space. */
    char mark(int index) {
        return marks.charAt(index);
    }

    boolean has(WordKind kind) {
        return kind.in(all);
    }

    boolean is(int index, WordKind kind) {
        return index >= 0 && index < kinds.length && kind.in(kinds[index]);
    }

    int count(WordKind kind) {
        if (!has(kind)) return 0;
        var count = 0;
        for (var of : kinds) if (kind.in(of)) count++;
        return count;
    }

    /** The first word or phrase of {@code kind}, as it is written; empty if there is none. */
    String first(WordKind kind) {
        for (int index = 0; index < kinds.length; index++)
            if (is(index, kind)) return written(index, Math.max(1, lists.phraseLength(words(), index, kind)));
        return "";
    }

    /** {@code length} words from {@code from} on, as they are written. */
    String written(int from, int length) {
        return String.join(" ", tokens.spelled().subList(from, Math.min(size(), from + length)));
    }

    /** Whether a sentence begins with the word. */
    boolean opens(int index) {
        return index == 0 || ends(index - 1);
    }

    /** Whether a sentence ends behind the word. */
    boolean ends(int index) {
        return index == size() - 1 || (mark(index) != ' ' && mark(index) != ',');
    }

    /** The word after the last one of the sentence that {@code from} lies in. */
    int endOf(int from) {
        var at = from;
        while (at < size() && !ends(at)) at++;
        return Math.min(size(), at + 1);
    }
}
