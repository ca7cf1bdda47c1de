package com.cliply.engine.analysis.wording;

/** Something is cried out. */
final class ExclamationLure implements Lure {
    @Override
    public double strength(Wording sentence) {
        for (int index = 0; index < sentence.size(); index++) if (sentence.mark(index) == '!') return 1;
        return 0;
    }

    @Override
    public String cause(Wording sentence) {
        return "an exclamation";
    }
}
