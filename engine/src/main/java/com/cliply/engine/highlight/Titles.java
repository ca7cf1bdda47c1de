package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptSignals;
import com.cliply.engine.time.TimeRange;
import java.util.List;

/** What a highlight is called until the creator names it. */
final class Titles {
    private final Transcript transcript;
    private final TranscriptSignals words;
    private final WordWitness spoken;
    private final ReactionWitness reaction;

    Titles(Transcript transcript, TranscriptSignals words, WordWitness spoken, ReactionWitness reaction) {
        this.transcript = transcript;
        this.words = words;
        this.spoken = spoken;
        this.reaction = reaction;
    }

    /** Made of the words that are most characteristic of what is said in {@code range}. */
    List<String> hashtags(TimeRange range) {
        var spoken = transcript.within(range);
        if (spoken.isEmpty()) return List.of();
        var first = transcript.firstEndingAfter(spoken.getFirst().range().start());
        return Hashtags.of(words.keywords(first, first + spoken.size(), Hashtags.MOST));
    }

    /** The sentence that promises most; else the one that a reaction answers; else the leading reason and when it is. */
    String of(TimeRange range, List<HighlightReason> reasons) {
        var best = spoken.bestSentence(range);
        if (best >= 0 && words.hook(best) > 0)
            return Texts.shortened(transcript.sentences().get(best).text());
        var answered = reaction.within(range).flatMap(reaction::spokenBefore);
        if (answered.isPresent()) return Texts.shortened(answered.get().text());
        if (best >= 0) return Texts.shortened(transcript.sentences().get(best).text());
        var at = " at "
                + Texts.shortClock(reaction.within(range).map(TimeRange::start).orElse(range.start()));
        if (reasons.isEmpty()) return "Moment" + at;
        return switch (reasons.getFirst().signal()) {
            case "reaction", "described-reaction", "speech-payoff" -> "Audience reaction" + at;
            case "loudness-jump" -> "Loud moment" + at;
            case "motion" -> "Action" + at;
            case "shot-rarity" -> "Rare picture" + at;
            case "most-replayed" -> "Most replayed" + at;
            case "chat-burst" -> "The chat goes wild" + at;
            default -> "Moment" + at;
        };
    }
}
