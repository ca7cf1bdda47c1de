package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.List;

/**
 * Why a range scores what it scores.
 *
 * @param edges what it begins and ends on
 * @param score 0..1; its logit is {@code base} plus the weights of all contributions
 * @param contributions one for each kind of evidence, the weightiest first, also those that weigh nothing
 */
public record Explanation(
        TimeRange range,
        ClipEdges edges,
        double score,
        double base,
        Profile profile,
        List<Contribution> contributions,
        Verdict verdict) {
    public Explanation {
        contributions = List.copyOf(contributions);
    }

    /**
     * What one kind of evidence says.
     *
     * @param strength 0..1
     * @param most the log-odds that it would add at full strength
     * @param weight the log-odds that it adds
     * @param text what was measured
     */
    public record Contribution(Evidence evidence, double strength, double most, double weight, String text) {}

    /** What became of the range among the suggestions. */
    public sealed interface Verdict {}

    /**
     * It is one of the suggestions.
     *
     * @param rank 1 for the best
     */
    public record Suggested(int rank, Highlight as) implements Verdict {}

    /** The same moment is suggested in better edges. */
    public record Outshone(int rank, Highlight by) implements Verdict {}

    /**
     * All suggestions score more.
     *
     * @param suggestions how many there are
     * @param least what the last of them scores, 0..1
     */
    public record Weaker(int suggestions, double least) implements Verdict {}

    /** It would score enough, but nothing begins here around which a clip could be shaped. */
    public record Unnoticed() implements Verdict {}
}
