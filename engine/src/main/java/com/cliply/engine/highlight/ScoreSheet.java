package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What speaks for and against a range: each witness is heard, each kind of evidence weighed, and the weights are log-odds
 * that add up. The sum with the base is the logit of the score, exactly as it is shown.
 */
final class ScoreSheet {
    private static final double DIGITS = 1_000;
    private static final double SCORE_DIGITS = 1e6;

    private final List<Witness> witnesses;

    ScoreSheet(List<Witness> witnesses) {
        this.witnesses = List.copyOf(witnesses);
    }

    /** One for each kind of evidence there is, also where it is nothing. */
    List<Strength> judge(TimeRange range) {
        var told = new ArrayList<Strength>();
        for (var witness : witnesses) witness.judge(range, told::add);
        return List.copyOf(told);
    }

    Lanes lanes(int seconds) {
        var lanes = new Lanes(seconds);
        for (var witness : witnesses) witness.draw(lanes);
        return lanes;
    }

    /** The weightiest first, those against it last; none that weighs nothing. */
    static List<HighlightReason> reasons(List<Strength> strengths, Weights weights) {
        return strengths.stream()
                .map(strength ->
                        new HighlightReason(strength.evidence().id(), weight(strength, weights), strength.text()))
                .filter(reason -> reason.weight() != 0)
                .sorted(Comparator.comparingDouble(HighlightReason::weight).reversed())
                .toList();
    }

    static double weight(Strength strength, Weights weights) {
        return Math.round(strength.value() * weights.of(strength.evidence()) * DIGITS) / DIGITS;
    }

    static double score(List<HighlightReason> reasons, Weights weights) {
        var sum = weights.base();
        for (var reason : reasons) sum += reason.weight();
        return Math.round(Weights.score(sum) * SCORE_DIGITS) / SCORE_DIGITS;
    }
}
