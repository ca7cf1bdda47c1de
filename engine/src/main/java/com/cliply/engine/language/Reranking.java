package com.cliply.engine.language;

import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds opinions to the evidence of highlights, as one more reason in the same scale. */
public final class Reranking {
    /** The name of that reason. */
    public static final String SIGNAL = "language-model";

    /** Scores at the very ends have no log-odds. */
    private static final double CERTAIN = 1e-6;

    private Reranking() {}

    /** The highlights with what was thought of them, best first; what nothing was said of keeps its score. */
    public static List<Highlight> of(List<Highlight> highlights, List<Opinion> opinions) {
        var byRange = opinions.stream()
                .collect(Collectors.toMap(Opinion::candidate, Function.identity(), (first, second) -> first));
        return highlights.stream()
                .map(highlight -> {
                    var opinion = byRange.get(highlight.range());
                    return opinion == null ? highlight : with(highlight, opinion);
                })
                .sorted(Comparator.comparingDouble(Highlight::score)
                        .reversed()
                        .thenComparing(Highlight::range, Comparator.<TimeRange>naturalOrder()))
                .toList();
    }

    private static Highlight with(Highlight highlight, Opinion opinion) {
        var score = Math.clamp(highlight.score(), CERTAIN, 1 - CERTAIN);
        var logit = Math.log(score / (1 - score)) + opinion.logOdds();
        var reasons = new ArrayList<>(highlight.reasons());
        reasons.add(new HighlightReason(SIGNAL, opinion.logOdds(), text(opinion)));
        reasons.sort(Comparator.comparingDouble((HighlightReason reason) -> Math.abs(reason.weight()))
                .reversed());
        return new Highlight(
                highlight.range(),
                1 / (1 + Math.exp(-logit)),
                highlight.title(),
                highlight.hashtags(),
                reasons,
                highlight.edges());
    }

    private static String text(Opinion opinion) {
        if (!opinion.reason().isEmpty()) return "The language model says: " + opinion.reason();
        return opinion.logOdds() > 0 ? "The language model likes it." : "The language model does not like it.";
    }
}
