package com.cliply.engine.analysis.wording;

/** The viewer is meant: called upon, warned, asked to imagine, told about their own life. */
final class AddressLure implements Lure {
    private static final double WARNED = 0.85;
    private static final double CALLED = 0.7;
    private static final double CONDITION = 0.7;
    private static final double ABOUT_YOU = 0.45;
    private static final double YOU = 0.15;

    @Override
    public double strength(Wording sentence) {
        var left = Math.pow(1 - YOU, sentence.count(WordKind.YOU));
        for (int index = 0; index < sentence.size(); index++) left *= 1 - of(sentence, index);
        return 1 - left;
    }

    private static double of(Wording sentence, int index) {
        var opens = sentence.opens(index) || (sentence.is(index - 1, WordKind.OPENER) && sentence.opens(index - 1));
        if (opens && calls(sentence, index)) return sentence.is(index, WordKind.NEGATION) ? WARNED : CALLED;
        if (!sentence.is(index, WordKind.ADDRESS)) return 0;
        return opens && !sentence.is(index, WordKind.AUXILIARY) ? CONDITION : ABOUT_YOU;
    }

    /** "Stop", "imagine", "never sign", "don't quit", "do not open"; not "do not they" nor "don't you". */
    private static boolean calls(Wording sentence, int index) {
        return sentence.is(index, WordKind.COMMAND)
                && !(sentence.is(index, WordKind.AUXILIARY) && sentence.is(index + 1, WordKind.SUBJECT));
    }

    @Override
    public String cause(Wording sentence) {
        return "speaking to the viewer";
    }
}
