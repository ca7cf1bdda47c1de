package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.TranscriptNotice;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All evidence of one video, gathered once: candidates with the strength of each kind, and its lanes. Other weights rank them
 * anew without looking at the video again, and any range can be explained. Immutable; ranking an hour takes a millisecond or so.
 */
public final class EvidenceBook {
    /** Two highlights share less than this part of what they span together. */
    private static final double MOST_OVERLAP = 0.3;

    /** ... and less than this part of the shorter one. */
    private static final double MOST_SHARED = 0.5;

    private final Profile profile;
    private final List<Candidate> candidates;
    private final ScoreSheet sheet;
    private final Titles titles;
    private final Function<MediaTime, TimeRange> around;
    private final Function<TimeRange, ClipEdges> edges;
    private final Lanes lanes;
    private final List<TranscriptNotice> notices;

    /** A moment shaped into a clip, with what each kind of evidence says of it. */
    record Candidate(Moment.Kind kind, TimeRange range, List<Strength> strengths) {}

    private record Weighed(Candidate candidate, double score, List<HighlightReason> reasons) {
        TimeRange range() {
            return candidate.range;
        }
    }

    /**
     * A book of one video.
     *
     * @param around shapes a clip around a time at which there is no candidate
     * @param edges tells what a range begins and ends on
     */
    EvidenceBook(
            Profile profile,
            List<Candidate> candidates,
            ScoreSheet sheet,
            Titles titles,
            Lanes lanes,
            Function<MediaTime, TimeRange> around,
            Function<TimeRange, ClipEdges> edges,
            List<TranscriptNotice> notices) {
        this.profile = profile;
        this.candidates = List.copyOf(candidates);
        this.sheet = sheet;
        this.titles = titles;
        this.lanes = lanes;
        this.around = around;
        this.edges = edges;
        this.notices = List.copyOf(notices);
    }

    /** What kind of video the evidence makes it. */
    public Profile profile() {
        return profile;
    }

    /** How strong each kind of evidence is in every second. */
    public Lanes lanes() {
        return lanes;
    }

    /** What the creator should know of the transcript. */
    public List<TranscriptNotice> notices() {
        return notices;
    }

    /** Best first, no two of the same moment, at most {@code count}. */
    public Detection rank(Weights weights, int count) {
        return new Detection(
                best(weights, count).stream().map(this::highlight).toList(), profile, weights.base(), notices);
    }

    /** Why the best clip that holds {@code time} was suggested, or was not. */
    public Explanation explain(MediaTime time, Weights weights, int count) {
        var holding = candidates.stream()
                .filter(candidate -> candidate.range.contains(time))
                .map(candidate -> weighed(candidate, weights))
                .max(Comparator.comparingDouble(Weighed::score))
                .map(Weighed::range);
        return explain(holding.orElseGet(() -> around.apply(time)), weights, count);
    }

    /** Why {@code range} was suggested, or was not. */
    public Explanation explain(TimeRange range, Weights weights, int count) {
        var strengths = sheet.judge(range);
        var reasons = ScoreSheet.reasons(strengths, weights);
        var contributions = strengths.stream()
                .map(strength -> new Explanation.Contribution(
                        strength.evidence(),
                        strength.value(),
                        weights.of(strength.evidence()),
                        ScoreSheet.weight(strength, weights),
                        strength.text()))
                .sorted(Comparator.comparingDouble(Explanation.Contribution::weight)
                        .reversed())
                .toList();
        var score = ScoreSheet.score(reasons, weights);
        return new Explanation(
                range,
                edges.apply(range),
                score,
                weights.base(),
                profile,
                contributions,
                verdict(range, score, best(weights, count)));
    }

    private Explanation.Verdict verdict(TimeRange range, double score, List<Weighed> best) {
        for (int index = 0; index < best.size(); index++) {
            if (!same(best.get(index).range(), range)) continue;
            var highlight = highlight(best.get(index));
            return highlight.range().equals(range) || score >= highlight.score()
                    ? new Explanation.Suggested(index + 1, highlight)
                    : new Explanation.Outshone(index + 1, highlight);
        }
        return best.isEmpty() || best.getLast().score <= score
                ? new Explanation.Unnoticed()
                : new Explanation.Weaker(best.size(), best.getLast().score);
    }

    private Weighed weighed(Candidate candidate, Weights weights) {
        var reasons = ScoreSheet.reasons(candidate.strengths, weights);
        return new Weighed(candidate, ScoreSheet.score(reasons, weights), reasons);
    }

    private Highlight highlight(Weighed weighed) {
        var reasons = weighed.reasons.isEmpty()
                ? List.of(new HighlightReason("liveliest", 0, "Nothing stands out here; this is the liveliest passage"))
                : weighed.reasons;
        return new Highlight(
                weighed.range(),
                weighed.score,
                titles.of(weighed.range(), reasons),
                titles.hashtags(weighed.range()),
                reasons,
                Optional.of(edges.apply(weighed.range())));
    }

    /** Non-maximum suppression: of two that show the same moment the better one stays. */
    private List<Weighed> best(Weights weights, int count) {
        var all = candidates.stream()
                .map(candidate -> weighed(candidate, weights))
                .toList();
        var ordered = all.stream()
                .filter(one -> !outshone(one, all))
                .sorted(Comparator.comparingDouble(Weighed::score).reversed().thenComparing(Weighed::range))
                .toList();
        var kept = new ArrayList<Weighed>();
        for (var one : ordered) {
            if (kept.size() == count) break;
            if (kept.stream().noneMatch(better -> same(better.range(), one.range()))) kept.add(one);
        }
        return kept;
    }

    /** A clip shaped for what weighs most in it is better than one that holds it by chance. */
    private static boolean outshone(Weighed one, List<Weighed> all) {
        var kind = one.candidate.kind;
        var leading = one.reasons.isEmpty()
                ? kind
                : leading(one.reasons.getFirst().signal()).orElse(kind);
        return kind != leading
                && all.stream().anyMatch(other -> other.candidate.kind == leading && same(other.range(), one.range()));
    }

    private static Optional<Moment.Kind> leading(String signal) {
        if (signal.equals(Evidence.REACTION.id()) || signal.equals(Evidence.DESCRIBED.id()))
            return Optional.of(Moment.Kind.REACTION);
        if (signal.equals(Evidence.HOOK.id())) return Optional.of(Moment.Kind.HOOK);
        return Optional.empty();
    }

    private static boolean same(TimeRange one, TimeRange other) {
        var shared = (double) one.sharedMicros(other);
        return shared / (one.micros() + other.micros() - shared) >= MOST_OVERLAP
                || shared / Math.min(one.micros(), other.micros()) >= MOST_SHARED;
    }
}
