package com.cliply.engine.analysis.wording;

/** Words of strong feeling, good or bad. */
final class FeelingLure implements Lure {
    @Override
    public double strength(Wording sentence) {
        return FeelingMeasure.strength(sentence);
    }

    @Override
    public String cause(Wording sentence) {
        var bad = sentence.first(WordKind.GRIEF);
        return Lure.shownBy("strong feeling", bad.isEmpty() ? sentence.first(WordKind.JOY) : bad);
    }
}
