package com.cliply.engine.analysis.wording;

/** Somebody tells what went wrong with themselves: first person, past, and an outcome that nobody wants. */
final class ConfessionLure implements Lure {
    private static final double PHRASE = 0.7;
    private static final double FAILED = 0.8;
    private static final double SUFFERED = 0.6;
    private static final double COULD_NOT = 0.4;

    /** So far from who speaks of themselves the outcome is theirs. */
    private static final int REACH = 8;

    @Override
    public double strength(Wording sentence) {
        var left = 1.0;
        if (sentence.has(WordKind.CONFESSION) && sentence.has(WordKind.SELF))
            left *= 1 - Lure.several(sentence.count(WordKind.CONFESSION), PHRASE);
        var self = -1;
        for (int index = 0; index < sentence.size(); index++) {
            if (sentence.is(index, WordKind.SELF)) self = index;
            if (self < 0 || index - self > REACH) continue;
            left *= 1 - outcome(sentence, index);
        }
        return 1 - left;
    }

    private static double outcome(Wording sentence, int index) {
        if (sentence.is(index, WordKind.FAILURE)) return FAILED;
        if (sentence.is(index, WordKind.GRIEF)) return SUFFERED;
        return sentence.is(index, WordKind.PAST) && sentence.is(index, WordKind.NEGATION) ? COULD_NOT : 0;
    }

    @Override
    public String cause(Wording sentence) {
        return "a confession";
    }
}
