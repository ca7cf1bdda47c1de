package com.cliply.engine.analysis.wording;

/** How strongly a sentence speaks of feelings, whichever they are. */
final class FeelingMeasure {
    private static final double STRONG = 0.65;
    private static final double MILD = 0.2;
    private static final double INTENSIFIED = 1.3;
    private static final double EXCLAIMED = 0.25;

    /** "Not terrible" is still felt, but less. */
    private static final double DENIED = 0.5;

    /** A negation acts on so many words after it (Polanyi and Zaenen's shifters, 2006). */
    private static final int REACH = 3;

    private FeelingMeasure() {}

    /** 0 (none) to 1. */
    static double strength(Wording sentence) {
        var left = 1.0;
        for (int index = 0; index < sentence.size(); index++) {
            var felt = of(sentence, index);
            if (felt > 0) left *= 1 - felt;
            if (sentence.mark(index) == '!') left *= 1 - EXCLAIMED;
        }
        return 1 - left;
    }

    private static double of(Wording sentence, int index) {
        var strong = sentence.is(index, WordKind.JOY) || sentence.is(index, WordKind.GRIEF);
        if (!strong && !sentence.is(index, WordKind.PLEASANT) && !sentence.is(index, WordKind.UNPLEASANT)) return 0;
        var felt = strong ? STRONG : MILD;
        if (sentence.is(index - 1, WordKind.INTENSE)) felt = Math.min(0.9, felt * INTENSIFIED);
        for (int before = Math.max(0, index - REACH); before < index; before++)
            if (sentence.is(before, WordKind.NEGATION) && !sentence.ends(before)) return felt * DENIED;
        return felt;
    }
}
