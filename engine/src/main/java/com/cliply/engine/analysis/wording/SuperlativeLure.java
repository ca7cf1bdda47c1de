package com.cliply.engine.analysis.wording;

/** The best, the most, the only; known by the word, by its ending or by comparison with all others. */
final class SuperlativeLure implements Lure {
    private static final double SUPERLATIVE = 0.8;
    private static final double COMPARISON = 0.35;
    private static final int SHORTEST = 5;

    private final Language language;

    SuperlativeLure(Language language) {
        this.language = language;
    }

    @Override
    public double strength(Wording sentence) {
        var left = 1.0;
        for (int index = 0; index < sentence.size(); index++) left *= 1 - of(sentence, index);
        return 1 - left;
    }

    private double of(Wording sentence, int index) {
        if (sentence.is(index, WordKind.NO_SUPERLATIVE) || sentence.is(index - 1, WordKind.NO_SUPERLATIVE)) return 0;
        if (sentence.is(index, WordKind.SUPERLATIVE) || ends(sentence.word(index))) return SUPERLATIVE;
        return sentence.is(index, WordKind.COMPARATIVE) ? COMPARISON : 0;
    }

    private boolean ends(String word) {
        if (word.length() < SHORTEST) return false;
        return switch (language) {
            case ENGLISH -> word.endsWith("est") && !word.endsWith("uest");
            case GERMAN ->
                word.length() > SHORTEST && (word.endsWith("ste") || word.endsWith("sten") || word.endsWith("ster"));
            case SPANISH -> word.endsWith("ísimo") || word.endsWith("ísima");
            case PORTUGUESE -> word.endsWith("íssimo") || word.endsWith("íssima");
            case FRENCH -> word.endsWith("issime");
            case OTHER -> false;
        };
    }

    @Override
    public String cause(Wording sentence) {
        for (int index = 0; index < sentence.size(); index++) {
            if (of(sentence, index) < SUPERLATIVE) continue;
            var from = sentence.is(index - 1, WordKind.STOP) ? index - 1 : index;
            return Lure.shownBy("a superlative", sentence.written(from, index - from + 2));
        }
        return "a comparison";
    }
}
