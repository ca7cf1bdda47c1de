package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.wording.LeaningBack;
import com.cliply.engine.analysis.wording.Questions;
import com.cliply.engine.analysis.wording.Wordings;
import java.util.Arrays;
import java.util.List;

/**
 * Which sentences answer which question. An answer begins with the first sentence after a question, or after the last of
 * several in a row, that asks nothing itself, and goes on while what is said is short, or leans back on what was said.
 */
final class Answers {
    /** Who waits longer than this before going on does not answer. */
    private static final long MOST_SILENCE_MICROS = 4_000_000;

    /** Within an answer a silence as long as this ends it. */
    private static final long ENDING_SILENCE_MICROS = 2_000_000;

    private static final long LONGEST_MICROS = 25_000_000;
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_QUESTIONS = 3;

    /** So few words do not yet make an answer: "Nothing. Well, almost." */
    private static final int SHORT_WORDS = 4;

    /** From here on a sentence needs the one before it. */
    private static final double LEANING = 0.6;

    private final List<Sentence> sentences;
    private final Wordings wordings;
    private final Questions questions;
    private final LeaningBack leaning;
    private final int[] ends;
    private final int[] asked;
    private final boolean[] open;

    Answers(List<Sentence> sentences, Wordings wordings, LeaningBack leaning) {
        this.sentences = sentences;
        this.wordings = wordings;
        this.leaning = leaning;
        questions = Questions.of(wordings);
        ends = new int[sentences.size()];
        asked = new int[ends.length];
        open = new boolean[ends.length];
        Arrays.setAll(ends, index -> index);
        Arrays.setAll(asked, index -> index);
        for (int index = 0; index < ends.length; index++) {
            if (asked[index] != index) continue;
            if (questions.endsAsking(wordings, index)) pair(index);
            else if (questions.answersItself(wordings, index)) extend(index, index);
        }
    }

    /** The last sentence of the answer to {@code index}; itself if it asks nothing, or nobody answers. */
    int end(int index) {
        return ends[index];
    }

    /** The first sentence of the question that {@code index} belongs to the answer of; itself if it answers none. */
    int question(int index) {
        return asked[index];
    }

    /** Whether {@code index} asks something that nobody answers. */
    boolean unanswered(int index) {
        return open[index];
    }

    private void pair(int question) {
        var first = question + 1;
        while (first < ends.length
                && first - question < MOST_QUESTIONS
                && questions.endsAsking(wordings, first)
                && silence(first) < ENDING_SILENCE_MICROS) first++;
        if (first == ends.length || silence(first) > MOST_SILENCE_MICROS || questions.endsAsking(wordings, first)) {
            open[question] = true;
            return;
        }
        for (int index = question + 1; index <= first; index++) asked[index] = question;
        extend(question, first);
        // Each question of a row has the same answer.
        for (int index = question + 1; index < first; index++) ends[index] = ends[question];
    }

    /** From {@code first}, which is part of the answer, on to the sentence where the answer is complete. */
    private void extend(int question, int first) {
        var last = first;
        var words = first == question ? SHORT_WORDS : wordings.words(first);
        while (last + 1 < ends.length && last - first + 1 < MOST_SENTENCES && goesOn(question, last, words)) {
            last++;
            words += wordings.words(last);
            asked[last] = question;
        }
        ends[question] = last;
    }

    private boolean goesOn(int question, int last, int words) {
        var next = last + 1;
        if (silence(next) > ENDING_SILENCE_MICROS || questions.endsAsking(wordings, next)) return false;
        var from = sentences.get(question).range().start().micros();
        if (sentences.get(next).range().end().micros() - from > LONGEST_MICROS) return false;
        return words < SHORT_WORDS || leaning.of(next) >= LEANING || wordings.shared(question, next) >= 2;
    }

    /** Before sentence {@code index}. */
    private long silence(int index) {
        return sentences.get(index).range().start().micros()
                - sentences.get(index - 1).range().end().micros();
    }
}
