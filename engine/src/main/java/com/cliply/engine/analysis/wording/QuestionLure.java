package com.cliply.engine.analysis.wording;

/** A question that one wants to hear the answer of, also where the transcriber dropped its mark. */
final class QuestionLure implements Lure {
    private static final double DEEP = 1;
    private static final double OPEN = 0.8;
    private static final double OF_YOU = 0.8;
    private static final double OTHER = 0.5;

    /** Of organisation and small talk. */
    private static final double MUNDANE = 0.2;

    /** Only its order of words shows it. */
    private static final double UNMARKED = 0.8;

    private final Questions questions;

    QuestionLure(Questions questions) {
        this.questions = questions;
    }

    @Override
    public double strength(Wording sentence) {
        var strongest = 0.0;
        for (int from = 0; from < sentence.size(); from = sentence.endOf(from))
            if (questions.asks(sentence, from)) strongest = Math.max(strongest, weigh(sentence, from));
        return strongest;
    }

    private static double weigh(Wording sentence, int from) {
        var end = sentence.endOf(from);
        if (Questions.onlyTag(sentence, from)) return 0.1;
        var marked = sentence.mark(end - 1) == '?' ? 1 : UNMARKED;
        var at = Questions.afterOpeners(sentence, from);
        var mundane = 0;
        var you = false;
        for (int index = at; index < end; index++) {
            if (sentence.is(index, WordKind.MUNDANE)) mundane++;
            if (sentence.is(index, WordKind.YOU)) you = true;
        }
        if (mundane > 0 && end - at <= 8 && !sentence.word(at).equals("why")) return MUNDANE * marked;
        return marked * kind(sentence, at, you);
    }

    private static double kind(Wording sentence, int at, boolean you) {
        if (sentence.word(at).equals("why") || sentence.word(at).equals("how")) return DEEP;
        if (sentence.is(at, WordKind.QUESTION_WORD)) return OPEN;
        return you ? OF_YOU : OTHER;
    }

    @Override
    public String cause(Wording sentence) {
        for (int from = 0; from < sentence.size(); from = sentence.endOf(from))
            if (questions.asks(sentence, from))
                return sentence.endOf(from) < sentence.size() ? "a question and its answer" : "a question";
        return "a question";
    }
}
