package com.cliply.engine.analysis.wording;

/**
 * How surely a sentence cannot be understood without the one before it, by how it opens: "that's why", "because of that",
 * "it", "they". A word that is explained within the sentence, or that stands for nothing ("it is raining"), leans less.
 */
public final class LeaningBack {
    private static final double PHRASE = 1;
    private static final double PRONOUN = 0.8;
    private static final double POINTER = 0.5;
    private static final double CONNECTIVE = 0.6;
    private static final double CONTINUED = 0.6;
    private static final double EMPTY_IT = 0.3;

    /** A transcript in which so many sentences begin with a small letter does not say thereby that one goes on. */
    private static final double LOWER_CASED = 0.2;

    private final Wordings wordings;
    private final boolean cased;

    public LeaningBack(Wordings wordings) {
        this.wordings = wordings;
        var lower = 0;
        for (int index = 0; index < wordings.size(); index++) if (beginsSmall(wordings.get(index))) lower++;
        cased = lower <= LOWER_CASED * wordings.size();
    }

    /** 0 (stands by itself) to 1. */
    public double of(int index) {
        var sentence = wordings.get(index);
        if (sentence.size() == 0) return 0;
        var continued = cased && beginsSmall(sentence) ? CONTINUED : 0;
        return Math.max(continued, opening(sentence));
    }

    private static boolean beginsSmall(Wording sentence) {
        return sentence.size() > 0 && Character.isLowerCase(sentence.spelled(0).codePointAt(0));
    }

    private static double opening(Wording sentence) {
        var at = 0;
        var leaning = 0.0;
        while (at < Math.min(3, sentence.size() - 1)) {
            if (sentence.is(at, WordKind.BACK_PHRASE)) return PHRASE;
            if (sentence.is(at, WordKind.CONNECTIVE)) leaning = CONNECTIVE;
            else if (!sentence.is(at, WordKind.OPENER)) break;
            at++;
        }
        if (sentence.is(at, WordKind.BACK_PHRASE)) return PHRASE;
        return sentence.is(at, WordKind.BACK) ? Math.max(leaning, pronoun(sentence, at)) : leaning;
    }

    private static double pronoun(Wording sentence, int at) {
        var word = sentence.word(at);
        if (word.equals("it") || word.equals("it's")) return emptyIt(sentence, at) ? EMPTY_IT : PRONOUN;
        // Before a noun it only points: "this video", "her father".
        var next = at + 1 < sentence.size() ? at + 1 : at;
        var beforeNoun = !sentence.is(next, WordKind.STOP) && !sentence.is(next, WordKind.AUXILIARY);
        var demonstrative = word.startsWith("th") && !word.startsWith("they");
        return demonstrative || (beforeNoun && word.length() > 2 && !word.startsWith("they") && !word.equals("she"))
                ? POINTER
                : PRONOUN;
    }

    /** "It is raining", "it took him forty years", "it was the greatest comeback": what it stands for follows. */
    private static boolean emptyIt(Wording sentence, int at) {
        for (int index = at + 1; index < Math.min(sentence.size(), at + 4); index++) {
            var word = sentence.word(index);
            if (word.equals("took") || word.equals("takes") || word.equals("turned") || word.equals("turns"))
                return true;
            if (word.equals("was") || word.equals("is") || word.equals("it's"))
                return sentence.is(index + 1, WordKind.UNIT_NUMBER)
                        || sentence.is(index + 2, WordKind.SUPERLATIVE)
                        || (index + 2 < sentence.size()
                                && sentence.word(index + 2).endsWith("est"));
        }
        return false;
    }
}
