package com.cliply.engine.analysis.wording;

/** All or none: more so where a sentence begins with it, "nobody talks about this". */
final class UniversalLure implements Lure {
    private static final double OPENING = 0.85;
    private static final double WITHIN = 0.6;

    @Override
    public double strength(Wording sentence) {
        if (!sentence.has(WordKind.UNIVERSAL)) return 0;
        var left = 1.0;
        for (int index = 0; index < sentence.size(); index++)
            if (sentence.is(index, WordKind.UNIVERSAL)) left *= 1 - (sentence.opens(index) ? OPENING : WITHIN);
        return 1 - left;
    }

    @Override
    public String cause(Wording sentence) {
        return Lure.shownBy("an absolute claim", sentence.first(WordKind.UNIVERSAL));
    }
}
