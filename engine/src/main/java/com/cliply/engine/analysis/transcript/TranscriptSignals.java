package com.cliply.engine.analysis.transcript;

import java.util.List;

/** What each sentence of a transcript is worth to somebody who does not know the rest: one value a sentence, by its index. */
public final class TranscriptSignals {
    private final Transcript transcript;
    private final HookScale hooks;

    private TranscriptSignals(Transcript transcript) {
        this.transcript = transcript;
        hooks = new HookScale(transcript);
    }

    public static TranscriptSignals of(Transcript transcript) {
        return new TranscriptSignals(transcript);
    }

    /** By how much sentence {@code index} promises more than nearly all others, 0 or more; from about 1 it is a hook. */
    public double hook(int index) {
        return hooks.excess(index);
    }

    /** What makes it a hook, in a creator's words. */
    public List<String> hookCauses(int index) {
        return HookScale.causes(transcript.sentences().get(index));
    }

    /** The last sentence of the answer, if sentence {@code index} asks something; else {@code index}. */
    public int answerEnd(int index) {
        return index;
    }

    /** The sentence that asks what sentence {@code index} answers; {@code index} if it answers none. */
    public int questionOf(int index) {
        return index;
    }

    /** How strongly felt the sentence is compared with the others, 0..1. */
    public double sentiment(int index) {
        return 0;
    }

    /** How much faster than usual it is said, 0..1. */
    public double haste(int index) {
        return 0;
    }

    /** How surely it can only be understood by what was said before, 0..1. */
    public double leansBack(int index) {
        return 0;
    }

    /** How surely something new is talked about from this sentence on, 0..1. */
    public double topicChange(int index) {
        return 0;
    }
}
