package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptSignals;
import com.cliply.engine.time.TimeRange;
import java.util.List;

/** What a highlight is called until the creator names it. */
final class Titles {
    private final Transcript transcript;
    private final ScoreSheet sheet;
    private final TranscriptSignals hooks;

    Titles(Transcript transcript, ScoreSheet sheet, TranscriptSignals hooks) {
        this.transcript = transcript;
        this.sheet = sheet;
        this.hooks = hooks;
    }

    /** The sentence that promises most; else the one that a reaction answers; else the leading reason and when it is. */
    String of(TimeRange range, List<HighlightReason> reasons) {
        var best = sheet.bestSentence(range);
        if (best >= 0 && hooks.hook(best) > 0)
            return Texts.shortened(transcript.sentences().get(best).text());
        var answered = sheet.reactionIn(range).flatMap(reaction -> sheet.spokenBefore(reaction.start()));
        if (answered.isPresent()) return Texts.shortened(answered.get().text());
        if (best >= 0) return Texts.shortened(transcript.sentences().get(best).text());
        var at = " at "
                + Texts.shortClock(sheet.reactionIn(range).map(TimeRange::start).orElse(range.start()));
        if (reasons.isEmpty()) return "Moment" + at;
        return switch (reasons.getFirst().signal()) {
            case "reaction", "speech-payoff" -> "Audience reaction" + at;
            case "loudness-jump" -> "Loud moment" + at;
            case "motion" -> "Action" + at;
            case "shot-rarity" -> "Rare picture" + at;
            default -> "Moment" + at;
        };
    }
}
