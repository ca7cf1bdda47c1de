package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptSignals;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What speaks for a range, each signal on its own and with a weight of its own; the score is their sum. No single signal but
 * a long clear reaction or a strong hook reaches one half: what is merely loud, moving or rare needs company. The weights
 * were chosen on planted events so that louder decoys (music, noise, a shout) stay below them.
 */
final class ScoreSheet {
    private static final double REACTION = 0.6;
    private static final double PAYOFF = 0.08;
    private static final double JUMP = 0.2;
    private static final double MOTION = 0.5;
    private static final double RARITY = 0.15;
    private static final double HOOK = 0.6;

    /** What weighs less is no reason. */
    private static final double LEAST = 0.01;

    /** What a moment needs before it, in seconds. */
    private static final double LEAD = 12;

    private static final double WITHOUT_SETUP = 0.7;

    private static final double LATE_HOOK = 0.75;
    private static final int AROUND_STEPS = 20 * Curves.STEPS_PER_SECOND;
    private static final long PAYOFF_REACH = 2_500_000;

    private final Curves curves;
    private final Transcript transcript;
    private final TranscriptSignals hooks;
    private final List<TimeRange> reactions;

    ScoreSheet(Curves curves, Transcript transcript, TranscriptSignals hooks, List<TimeRange> reactions) {
        this.curves = curves;
        this.transcript = transcript;
        this.hooks = hooks;
        this.reactions = List.copyOf(reactions);
    }

    /** The weightiest first. */
    List<HighlightReason> reasons(TimeRange range) {
        var reasons = new ArrayList<HighlightReason>();
        var reaction = reactionIn(range);
        if (reaction.isPresent()) reasons.addAll(ofReaction(range, reaction.get()));
        ofJump(range).ifPresent(reasons::add);
        ofMotion(range).ifPresent(reasons::add);
        add(
                reasons,
                "shot-rarity",
                RARITY * curves.meanRarity(range),
                "The picture is seen in few other places of the video");
        ofHook(range).ifPresent(reasons::add);
        reasons.sort(Comparator.comparingDouble(HighlightReason::weight).reversed());
        return reasons;
    }

    static double score(List<HighlightReason> reasons) {
        return Math.min(
                1,
                Math.round(reasons.stream().mapToDouble(HighlightReason::weight).sum() * 1_000) / 1_000.0);
    }

    /** The reaction that fills most of {@code range}. */
    Optional<TimeRange> reactionIn(TimeRange range) {
        return reactions.stream()
                .filter(reaction -> 2 * reaction.sharedMicros(range) >= reaction.micros())
                .max(Comparator.comparingLong(reaction -> reaction.sharedMicros(range)));
    }

    private List<HighlightReason> ofReaction(TimeRange range, TimeRange reaction) {
        var seconds = reaction.sharedMicros(range) / 1e6;
        var likeness = 0f;
        for (int step = curves.from(reaction); step < curves.to(reaction); step++)
            likeness = Math.max(likeness, curves.reaction(step));
        var above = curves.loudness(reaction) - curves.typicalLoudness();
        var strength = Ramp.of(seconds, 0.5, 3.5)
                * likeness
                * Ramp.of(above, -20, -6)
                * focus(range, seconds + LEAD)
                * setup(range, reaction);
        var reasons = new ArrayList<HighlightReason>();
        add(
                reasons,
                "reaction",
                REACTION * strength,
                String.format(
                        Locale.ROOT,
                        "%.1f s of sound like applause, cheering or laughter at %s",
                        seconds,
                        Texts.clock(reaction.start())));
        spokenBefore(reaction.start())
                .ifPresent(sentence -> add(
                        reasons,
                        "speech-payoff",
                        PAYOFF * strength,
                        "The reaction answers what is said just before: \u201C" + Texts.shortened(sentence.text())
                                + "\u201D"));
        return reasons;
    }

    /** A reaction counts less without what led to it. */
    private static double setup(TimeRange range, TimeRange reaction) {
        var before = (reaction.start().micros() - range.start().micros()) / 1e6;
        return WITHOUT_SETUP + (1 - WITHOUT_SETUP) * Ramp.of(before, 0.5, 2.5);
    }

    /** A hook counts less if the clip does not open with it, and less in a long clip. */
    private static double opening(TimeRange range, Sentence sentence) {
        var before =
                Math.max(0, sentence.range().start().micros() - range.start().micros()) / 1e6;
        return focus(range, sentence.range().micros() / 1e6 + LEAD)
                * (LATE_HOOK + (1 - LATE_HOOK) * Ramp.of(before, 5, 1.5));
    }

    /** A moment counts less in a clip that is much longer than the moment with its lead. */
    private static double focus(TimeRange range, double seconds) {
        return Math.min(1, seconds * 1e6 / range.micros());
    }

    Optional<Sentence> spokenBefore(MediaTime time) {
        var index = transcript.firstEndingAfter(time);
        if (index < transcript.sentences().size()) {
            var now = transcript.sentences().get(index);
            if (now.range().start().isBefore(time)) return Optional.of(now);
        }
        if (index == 0) return Optional.empty();
        var before = transcript.sentences().get(index - 1);
        return time.micros() - before.range().end().micros() <= PAYOFF_REACH ? Optional.of(before) : Optional.empty();
    }

    private Optional<HighlightReason> ofJump(TimeRange range) {
        var at = curves.from(range);
        for (int step = at; step < curves.to(range); step++) if (curves.jump(step) > curves.jump(at)) at = step;
        return reason(
                "loudness-jump",
                JUMP * Ramp.of(curves.jump(at), 4, 14) * focus(range, LEAD),
                String.format(
                        Locale.ROOT,
                        "Sound rises %.0f dB above the ten seconds before at %s",
                        curves.jump(at),
                        Texts.clock(Curves.time(at))));
    }

    private Optional<HighlightReason> ofMotion(TimeRange range) {
        if (!curves.hasMotion()) return Optional.empty();
        var contrast = curves.meanMotion(range) - motionAround(range);
        var brief = Ramp.of(range.micros() / 1e6, 60, 25);
        return reason(
                "motion",
                MOTION * Ramp.of(contrast, 0.3, 1.5) * brief,
                String.format(
                        Locale.ROOT,
                        "The picture moves %.1f times as much as before and after",
                        Math.pow(2, contrast)));
    }

    /** The mean over twenty seconds before and after, but never less than the video's median. */
    private double motionAround(TimeRange range) {
        var sum = 0.0;
        var count = 0;
        var from = curves.from(range);
        var to = curves.to(range);
        for (int step = Math.max(0, from - AROUND_STEPS); step < Math.min(curves.steps(), to + AROUND_STEPS); step++) {
            if (step >= from && step < to) continue;
            sum += curves.motion(step);
            count++;
        }
        var median = curves.motionScale().median();
        return count == 0 ? median : Math.max(median, sum / count);
    }

    private Optional<HighlightReason> ofHook(TimeRange range) {
        var best = bestSentence(range);
        if (best < 0) return Optional.empty();
        var sentence = transcript.sentences().get(best);
        var excess = hooks.hook(best);
        return reason(
                "hook",
                HOOK * Ramp.of(excess, 0.4, 1.6) * opening(range, sentence),
                "\u201C" + Texts.shortened(sentence.text()) + "\u201D holds " + Texts.listed(hooks.hookCauses(best)));
    }

    /** The sentence within {@code range} that promises most, -1 if there is none. */
    int bestSentence(TimeRange range) {
        var best = -1;
        for (int index = transcript.firstEndingAfter(range.start());
                index < transcript.sentences().size();
                index++) {
            var sentence = transcript.sentences().get(index).range();
            if (!sentence.start().isBefore(range.end())) break;
            if (2 * sentence.sharedMicros(range) < sentence.micros()) continue;
            if (best < 0 || hooks.hook(index) > hooks.hook(best)) best = index;
        }
        return best;
    }

    private static void add(List<HighlightReason> reasons, String signal, double weight, String text) {
        reason(signal, weight, text).ifPresent(reasons::add);
    }

    private static Optional<HighlightReason> reason(String signal, double weight, String text) {
        var rounded = Math.round(weight * 1_000) / 1_000.0;
        return rounded < LEAST ? Optional.empty() : Optional.of(new HighlightReason(signal, rounded, text));
    }
}
