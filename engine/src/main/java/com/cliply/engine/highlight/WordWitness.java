package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptSignals;
import com.cliply.engine.time.TimeRange;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/** What the words of a range promise, feel and lean on. */
final class WordWitness implements Witness {
    /** What a sentence promises above the others before it begins to count, and from where it counts fully. */
    private static final double LEAST_HOOK = 0.9;

    private static final double MOST_HOOK = 2.3;

    /** A hook that does not open the clip counts by so much. */
    private static final double LATE_HOOK = 0.75;

    private static final double LEAD = 12;

    private final Transcript transcript;
    private final TranscriptSignals words;

    WordWitness(Transcript transcript, TranscriptSignals words) {
        this.transcript = transcript;
        this.words = words;
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        if (transcript.isEmpty()) {
            told.accept(new Strength(Evidence.HOOK, 0, "There is no transcript"));
            return;
        }
        var best = bestSentence(range);
        if (best < 0) {
            told.accept(new Strength(Evidence.HOOK, 0, "Nobody speaks here"));
            return;
        }
        told.accept(hook(range, best));
        told.accept(answer(range, best));
        told.accept(
                greatest(range, Evidence.SENTIMENT, words::sentiment, "Strongly felt words", "No strongly felt words"));
        told.accept(greatest(
                range, Evidence.HASTE, words::haste, "Faster speech than usual", "Nobody speaks faster than usual"));
        var first = firstSentence(range);
        told.accept(new Strength(
                Evidence.TOPIC,
                first < 0 ? 0 : words.topicChange(first),
                first >= 0 && words.topicChange(first) > 0
                        ? "Something new is talked about from here on"
                        : "It goes on with what was talked about before"));
        told.accept(leaning(first));
    }

    private Strength hook(TimeRange range, int best) {
        var sentence = transcript.sentences().get(best);
        var causes = words.hookCauses(best);
        var value = Ramp.of(words.hook(best), LEAST_HOOK, MOST_HOOK) * opening(range, sentence);
        return new Strength(
                Evidence.HOOK,
                value,
                "\u201C" + Texts.shortened(sentence.text()) + "\u201D holds "
                        + (causes.isEmpty() ? "nothing that others do not" : Texts.listed(causes)));
    }

    /** A hook counts less if the clip does not open with it, and less in a long clip. */
    private static double opening(TimeRange range, Sentence sentence) {
        var before =
                Math.max(0, sentence.range().start().micros() - range.start().micros()) / 1e6;
        return Focus.of(range, sentence.range().micros() / 1e6 + LEAD)
                * (LATE_HOOK + (1 - LATE_HOOK) * Ramp.of(before, 5, 1.5));
    }

    private Strength answer(TimeRange range, int best) {
        var question = words.questionOf(best);
        var end = words.answerEnd(question);
        var whole = end > question
                && !transcript.sentences().get(question).range().start().isBefore(range.start())
                && !transcript.sentences().get(end).range().end().isAfter(range.end());
        return new Strength(
                Evidence.ANSWER,
                whole ? Ramp.of(words.hook(question), 0, LEAST_HOOK) : 0,
                whole
                        ? "A question together with its answer: \u201C"
                                + Texts.shortened(
                                        transcript.sentences().get(question).text()) + "\u201D"
                        : "No question is answered here");
    }

    private Strength greatest(TimeRange range, Evidence evidence, IntToDoubleFunction value, String what, String none) {
        var best = -1;
        for (int index = firstWithin(range); index < afterLast(range); index++)
            if (best < 0 || value.applyAsDouble(index) > value.applyAsDouble(best)) best = index;
        var strength = best < 0 ? 0 : value.applyAsDouble(best);
        return new Strength(
                evidence,
                strength,
                strength > 0
                        ? what + ": \u201C"
                                + Texts.shortened(
                                        transcript.sentences().get(best).text()) + "\u201D"
                        : none);
    }

    private Strength leaning(int first) {
        var leans = first < 0 ? 0 : words.leansBack(first);
        return new Strength(
                Evidence.LEANS_BACK,
                leans,
                leans > 0
                        ? "It opens with words that refer to what came before: \u201C"
                                + Texts.shortened(
                                        transcript.sentences().get(first).text()) + "\u201D"
                        : "It can be understood without what came before");
    }

    /** The sentence within {@code range} that promises most, -1 if there is none. */
    int bestSentence(TimeRange range) {
        var best = -1;
        for (int index = firstWithin(range); index < afterLast(range); index++)
            if (within(index, range) && (best < 0 || words.hook(index) > words.hook(best))) best = index;
        return best;
    }

    private int firstSentence(TimeRange range) {
        for (int index = firstWithin(range); index < afterLast(range); index++) if (within(index, range)) return index;
        return -1;
    }

    private boolean within(int index, TimeRange range) {
        var sentence = transcript.sentences().get(index).range();
        return 2 * sentence.sharedMicros(range) >= sentence.micros();
    }

    private int firstWithin(TimeRange range) {
        return transcript.firstEndingAfter(range.start());
    }

    private int afterLast(TimeRange range) {
        var index = transcript.firstEndingAfter(range.end());
        return index < transcript.sentences().size()
                        && transcript.sentences().get(index).range().start().isBefore(range.end())
                ? index + 1
                : index;
    }

    @Override
    public void draw(Lanes lanes) {
        draw(lanes, Evidence.HOOK, index -> Ramp.of(words.hook(index), LEAST_HOOK, MOST_HOOK));
        draw(lanes, Evidence.SENTIMENT, words::sentiment);
        draw(lanes, Evidence.HASTE, words::haste);
        draw(lanes, Evidence.TOPIC, words::topicChange);
    }

    private void draw(Lanes lanes, Evidence evidence, IntToDoubleFunction value) {
        var lane = new double[lanes.seconds()];
        for (int index = 0; index < transcript.sentences().size(); index++) {
            var range = transcript.sentences().get(index).range();
            for (int second = (int) (range.start().micros() / 1_000_000);
                    second < lane.length && second * 1_000_000L < range.end().micros();
                    second++) lane[second] = Math.max(lane[second], value.applyAsDouble(index));
        }
        lanes.add(evidence, second -> lane[second]);
    }
}
