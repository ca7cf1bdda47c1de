package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Applause, cheering and laughter: how long, how clear, how loud, and how rare they are in this video. */
final class ReactionWitness implements Witness {
    /** From so many seconds on it is a reaction, and up to so many a longer one is a better one. */
    private static final double BRIEF = 0.5;

    private static final double LONG = 3.5;

    /** In dB against the typical loudness of the video: further off than this nobody in the room reacts ... */
    private static final double FAR = -20;

    /** ... and from here on it is as near as anything else. */
    private static final double NEAR = -6;

    /** What a reaction needs before it, in seconds. */
    private static final double LEAD = 12;

    private static final double WITHOUT_SETUP = 0.7;

    /** The share of a video from which on reactions are less than rare ... */
    private static final double OFTEN = 0.25;

    /** ... and at which they are a background such as rain that only sounds like applause. */
    private static final double ALWAYS = 0.7;

    private static final long PAYOFF_REACH = 2_500_000;

    private final Curves curves;
    private final Transcript transcript;
    private final List<TimeRange> reactions;
    private final double rarity;

    ReactionWitness(Curves curves, Transcript transcript, List<TimeRange> reactions) {
        this.curves = curves;
        this.transcript = transcript;
        this.reactions = List.copyOf(reactions);
        var heard = reactions.stream().mapToLong(TimeRange::micros).sum();
        rarity = Ramp.of(heard / (double) Math.max(1, curves.steps() * Curves.STEP_MICROS), ALWAYS, OFTEN);
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        var reaction = within(range);
        if (reaction.isEmpty()) {
            told.accept(new Strength(Evidence.REACTION, 0, "Nothing here sounds like applause, cheering or laughter"));
            told.accept(new Strength(Evidence.PAYOFF, 0, "No reaction answers what is said"));
            return;
        }
        var strength = strength(range, reaction.get());
        told.accept(new Strength(
                Evidence.REACTION,
                strength,
                String.format(
                        Locale.ROOT,
                        "%.1f s of sound like applause, cheering or laughter at %s",
                        reaction.get().sharedMicros(range) / 1e6,
                        Texts.clock(reaction.get().start()))));
        var answered = spokenBefore(reaction.get());
        told.accept(new Strength(
                Evidence.PAYOFF,
                answered.isPresent() ? strength : 0,
                answered.map(sentence -> "The reaction answers what is said just before: \u201C"
                                + Texts.shortened(sentence.text()) + "\u201D")
                        .orElse("Nothing is known to be said just before the reaction")));
    }

    /** The reaction that fills most of {@code range}. */
    Optional<TimeRange> within(TimeRange range) {
        return reactions.stream()
                .filter(reaction -> 2 * reaction.sharedMicros(range) >= reaction.micros())
                .max(Comparator.comparingLong(reaction -> reaction.sharedMicros(range)));
    }

    /** What a reaction answers. */
    Optional<Sentence> spokenBefore(TimeRange reaction) {
        var time = reaction.start();
        var index = transcript.firstEndingAfter(time);
        if (index < transcript.sentences().size()) {
            var now = transcript.sentences().get(index);
            if (now.range().start().isBefore(time)) return Optional.of(now);
        }
        if (index == 0) return Optional.empty();
        var before = transcript.sentences().get(index - 1);
        return time.micros() - before.range().end().micros() <= PAYOFF_REACH ? Optional.of(before) : Optional.empty();
    }

    private double strength(TimeRange range, TimeRange reaction) {
        var seconds = reaction.sharedMicros(range) / 1e6;
        return Ramp.of(seconds, BRIEF, LONG)
                * clarity(reaction)
                * rarity
                * Focus.of(range, seconds + LEAD)
                * setup(range, reaction);
    }

    private double clarity(TimeRange reaction) {
        var likeness = 0f;
        for (int step = curves.from(reaction); step < curves.to(reaction); step++)
            likeness = Math.max(likeness, curves.reaction(step));
        return likeness * Ramp.of(curves.loudness(reaction) - curves.typicalLoudness(), FAR, NEAR);
    }

    /** A reaction counts less without what led to it. */
    private static double setup(TimeRange range, TimeRange reaction) {
        var before = (reaction.start().micros() - range.start().micros()) / 1e6;
        return WITHOUT_SETUP + (1 - WITHOUT_SETUP) * Ramp.of(before, 0.5, 2.5);
    }

    @Override
    public void draw(Lanes lanes) {
        var lane = new double[lanes.seconds()];
        for (var reaction : reactions) {
            var clarity = clarity(reaction) * rarity * Ramp.of(reaction.micros() / 1e6, BRIEF, LONG);
            for (int second = (int) (reaction.start().micros() / 1_000_000);
                    second < lane.length && second * 1_000_000L < reaction.end().micros();
                    second++) lane[second] = clarity;
        }
        lanes.add(Evidence.REACTION, second -> lane[second]);
    }
}
