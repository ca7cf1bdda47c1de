package com.cliply.engine.analysis.wording;

/** Something is named and not yet told: "here is what happened", "why my bread never rises", "the part they do not show". */
final class WithheldLure implements Lure {
    private static final double PHRASE = 0.6;
    private static final double CLAUSE = 0.6;
    private static final double OPENING = 0.7;

    private final Questions questions;

    WithheldLure(Questions questions) {
        this.questions = questions;
    }

    @Override
    public double strength(Wording sentence) {
        var left = 1 - Lure.several(sentence.count(WordKind.WITHHELD), PHRASE);
        var from = 0;
        var start = 0;
        for (int index = 0; index < sentence.size(); index++) {
            if (sentence.opens(index)) {
                from = index;
                start = Questions.afterOpeners(sentence, from);
            }
            if (!keepsBack(sentence, index)) continue;
            if (index != start) left *= 1 - CLAUSE;
            else if (!questions.asks(sentence, from)) left *= 1 - OPENING;
        }
        return 1 - left;
    }

    /** A question within a statement: "what I learned", "how to read", "why it failed". */
    private static boolean keepsBack(Wording sentence, int index) {
        var word = sentence.word(index);
        if (!sentence.is(index, WordKind.QUESTION_WORD) || sentence.ends(index)) return false;
        return switch (word) {
            case "why" -> true;
            case "how", "what" ->
                sentence.is(index + 1, WordKind.SUBJECT)
                        || sentence.word(index + 1).equals("to");
            default -> false;
        };
    }

    @Override
    public String cause(Wording sentence) {
        return "something it does not tell at once";
    }
}
