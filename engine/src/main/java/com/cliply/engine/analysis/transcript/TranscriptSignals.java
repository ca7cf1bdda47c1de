package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.wording.Feelings;
import com.cliply.engine.analysis.wording.HookScale;
import com.cliply.engine.analysis.wording.Keywords;
import com.cliply.engine.analysis.wording.LeaningBack;
import com.cliply.engine.analysis.wording.TopicChanges;
import com.cliply.engine.analysis.wording.Wordings;
import java.util.ArrayList;
import java.util.List;

/** What each sentence of a transcript is worth to somebody who does not know the rest: one value a sentence, by its index. */
public final class TranscriptSignals {
    /** A hook goes on for so many more sentences (own measurements: 1 does as well on the planted sets). */
    private static final int AFTER = 2;

    /** So much of what a further sentence has is added (own measurements: 0.5 to 0.8 give the same within 0.004 mAP) ... */
    private static final double SUPPORT = 0.6;

    /** ... beyond what a dull one may have by chance, with which no hook begins (own measurements on planted talk: up to 0.46, nearly all below 0.2). */
    private static final double CHANCE = 0.3;

    private final HookScale hooks;
    private final Answers answers;
    private final LeaningBack leaning;
    private final Feelings feelings;
    private final Haste haste;
    private final TopicChanges topics;
    private final Keywords keywords;

    private TranscriptSignals(Transcript transcript) {
        var wordings =
                Wordings.of(transcript.sentences().stream().map(Sentence::text).toList());
        hooks = new HookScale(wordings);
        leaning = new LeaningBack(wordings);
        answers = new Answers(transcript.sentences(), wordings, leaning);
        feelings = new Feelings(wordings);
        haste = new Haste(transcript.sentences());
        topics = new TopicChanges(wordings);
        keywords = new Keywords(wordings);
    }

    /** Measures all of {@code transcript}; the time grows with its length only. */
    public static TranscriptSignals of(Transcript transcript) {
        return new TranscriptSignals(transcript);
    }

    /**
     * By how much sentence {@code index} draws in more than is usual in its video, 0 or more; from about 1 it is a hook. Who
     * draws in goes on with it: what the next ones have counts as well, so that the first of them is the one to open with.
     */
    public double hook(int index) {
        var own = hooks.excess(index);
        if (own <= CHANCE) return own;
        var sum = own;
        for (int next = index + 1; next <= Math.min(hooks.size() - 1, index + AFTER); next++)
            sum += SUPPORT * Math.max(0, hooks.excess(next) - CHANCE);
        return sum;
    }

    /** What makes it a hook, in a creator's words, the weightiest first, at most three; empty if nothing does. */
    public List<String> hookCauses(int index) {
        var causes = new ArrayList<>(hooks.causes(index));
        if (answerEnd(index) != index)
            causes.replaceAll(cause -> cause.equals("a question") ? "a question and its answer" : cause);
        return List.copyOf(causes);
    }

    /** The last sentence of the answer, if sentence {@code index} asks something; else {@code index}, also if the answer is in it. */
    public int answerEnd(int index) {
        return answers.end(index);
    }

    /** The sentence that asks what sentence {@code index} answers, the first of several in a row; {@code index} if it answers none. */
    public int questionOf(int index) {
        return answers.question(index);
    }

    /** Whether sentence {@code index} asks something and nobody answers it. */
    public boolean unanswered(int index) {
        return answers.unanswered(index);
    }

    /** How surely sentence {@code index} cannot be understood without the one before, 0..1; no clip should begin with such a one. */
    public double leansBack(int index) {
        return answers.question(index) != index ? Math.max(ANSWERING, leaning.of(index)) : leaning.of(index);
    }

    /** An answer without its question. */
    private static final double ANSWERING = 0.8;

    /** How strongly felt the sentence is compared with the others, 0..1. */
    public double sentiment(int index) {
        return feelings.above(index);
    }

    /** How much faster than usual it is said, 0..1. */
    public double haste(int index) {
        return haste.of(index);
    }

    /** How surely something new is talked about from this sentence on, 0..1. */
    public double topicChange(int index) {
        return topics.at(index);
    }

    /** The words and short phrases most characteristic of the sentences {@code from} to before {@code to}, at most {@code most}, the best first. */
    public List<String> keywords(int from, int to, int most) {
        return keywords.of(from, to, most);
    }
}
