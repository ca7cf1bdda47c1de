package com.cliply.engine.analysis.wording;

/** How much or how many: shares, money, multiples and large numbers more than those of clocks, years and measures. */
final class NumberLure implements Lure {
    private static final double SHARE = 1;
    private static final double LARGE = 0.9;
    private static final double TENS = 0.6;
    private static final double DIGITS = 0.5;
    private static final double SMALL = 0.1;
    private static final double YEAR = 0.15;

    @Override
    public double strength(Wording sentence) {
        var strongest = 0.0;
        for (int index = 0; index < sentence.size(); index++) strongest = Math.max(strongest, of(sentence, index));
        return strongest;
    }

    private static double of(Wording sentence, int index) {
        if (sentence.is(index, WordKind.AMOUNT)) return SHARE;
        if (sentence.is(index, WordKind.LARGE)) return LARGE;
        if (sentence.is(index, WordKind.NUMBER)) return TENS;
        if (sentence.is(index, WordKind.UNIT_NUMBER)) return SMALL;
        return ofDigits(sentence.word(index));
    }

    private static double ofDigits(String word) {
        var digits = 0;
        for (int at = 0; at < word.length(); at++) if (Character.isDigit(word.charAt(at))) digits++;
        if (digits == 0) return 0;
        var last = word.charAt(word.length() - 1);
        if (last == '%' || !Character.isLetterOrDigit(word.charAt(0)) || !Character.isLetterOrDigit(last)) return SHARE;
        if (digits < word.length() && word.indexOf(':') > 0) return SMALL;
        if (digits == 4 && digits == word.length() && (word.startsWith("1") || word.startsWith("20"))) return YEAR;
        if (digits > 4) return LARGE;
        return digits > 1 ? DIGITS : SMALL;
    }

    @Override
    public String cause(Wording sentence) {
        var at = 0;
        for (int index = 1; index < sentence.size(); index++) if (of(sentence, index) > of(sentence, at)) at = index;
        var from = at;
        while (from > 0 && of(sentence, from - 1) > 0 && sentence.mark(from - 1) == ' ') from--;
        var to = at + 1;
        while (to < sentence.size() && of(sentence, to) > 0 && sentence.mark(to - 1) == ' ') to++;
        return "a number few others mention: " + sentence.written(from, to - from);
    }
}
