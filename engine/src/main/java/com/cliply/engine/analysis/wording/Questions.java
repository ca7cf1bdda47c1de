package com.cliply.engine.analysis.wording;

/** Which sentences ask. Where a transcript has question marks they decide, else the order of words does. */
public final class Questions {
    /** Up to so many words it asks only for consent: "right?" */
    private static final int TAG_WORDS = 2;

    private final boolean marked;

    /**
     * Questions of one video.
     *
     * @param marked whether its transcript writes question marks at all
     */
    Questions(boolean marked) {
        this.marked = marked;
    }

    /** The questions of all of {@code wordings}. */
    public static Questions of(Wordings wordings) {
        for (int index = 0; index < wordings.size(); index++) {
            var sentence = wordings.get(index);
            for (int at = 0; at < sentence.size(); at++) if (sentence.mark(at) == '?') return new Questions(true);
        }
        return new Questions(false);
    }

    /** Whether the sentence that begins at word {@code from} asks. */
    boolean asks(Wording sentence, int from) {
        if (from >= sentence.size()) return false;
        var end = sentence.endOf(from);
        var mark = sentence.mark(end - 1);
        if (mark == '?') return true;
        if (mark == '!' || (mark == '.' && marked)) return false;
        return asksByOrder(sentence, from, end);
    }

    /** "why did nobody", "how many people", "do you know"; not "what we get", "when it is done". */
    private static boolean asksByOrder(Wording sentence, int from, int end) {
        var at = afterOpeners(sentence, from);
        if (end - at < 3) return false;
        if (sentence.is(at, WordKind.QUESTION_WORD)) {
            for (int index = at + 1; index < Math.min(end - 1, at + 3); index++) {
                if (sentence.is(index, WordKind.AUXILIARY)) return true;
                if (sentence.is(index, WordKind.SUBJECT)) return false;
            }
            return false;
        }
        return sentence.is(at, WordKind.AUXILIARY)
                && !sentence.is(at, WordKind.COMMAND)
                && sentence.is(at + 1, WordKind.SUBJECT);
    }

    /** Whether sentence {@code index} ends asking something that wants an answer: not "right?", nor with the answer in it. */
    public boolean endsAsking(Wordings wordings, int index) {
        var sentence = wordings.get(index);
        var last = lastFrom(sentence);
        return asks(sentence, last) && !onlyTag(sentence, last);
    }

    /** Whether sentence {@code index} asks and then goes on with something else, as an answer does. */
    public boolean answersItself(Wordings wordings, int index) {
        var sentence = wordings.get(index);
        var last = lastFrom(sentence);
        if (last == 0 || asks(sentence, last)) return false;
        for (int from = 0; from < last; from = sentence.endOf(from))
            if (asks(sentence, from) && !onlyTag(sentence, from)) return true;
        return false;
    }

    /** "Right?", or ", isn't it?" behind a statement. */
    static boolean onlyTag(Wording sentence, int from) {
        var end = sentence.endOf(from);
        var behind = end - 1;
        while (behind > from && sentence.mark(behind - 1) != ',') behind--;
        return end - behind <= TAG_WORDS && (behind == from || !sentence.is(from, WordKind.QUESTION_WORD));
    }

    private static int lastFrom(Wording sentence) {
        var last = 0;
        for (int from = 0; from < sentence.size(); from = sentence.endOf(from)) last = from;
        return last;
    }

    static int afterOpeners(Wording sentence, int from) {
        var end = sentence.endOf(from);
        var at = from;
        while (at < end - 1 && sentence.is(at, WordKind.OPENER)) at++;
        return at;
    }
}
