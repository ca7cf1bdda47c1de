package com.cliply.engine.analysis.wording;

/** Words and phrases of one kind. */
record KindLure(WordKind kind, double each, String name) implements Lure {
    @Override
    public double strength(Wording sentence) {
        return Lure.several(sentence.count(kind), each);
    }

    @Override
    public String cause(Wording sentence) {
        return Lure.shownBy(name, sentence.first(kind));
    }
}
