package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptSignals;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From measured signals to ranked highlights: moments are found in each signal, shaped into clips, scored by all signals
 * together, and what shows the same moment twice is dropped. Pure: the same input gives the same output to the last bit.
 */
public final class HighlightDetector {
    /** Two highlights share less than this part of what they span together. */
    private static final double MOST_OVERLAP = 0.3;

    /** ... and less than this part of the shorter one. */
    private static final double MOST_SHARED = 0.5;

    /** Opening sentences that promise less than this are not tried. */
    private static final double LEAST_HOOK = 0.4;

    /** Of what is only shown because nothing else is. */
    private static final double LEAST_SCORE = 0.02;

    /** A passage is as loud as so much of it is on average. */
    private static final Duration LIVELY = Duration.ofSeconds(2);

    private final Curves curves;
    private final MediaTime end;
    private final Transcript transcript;
    private final TranscriptSignals hooks;
    private final MomentFinder moments;
    private final ClipShaper shaper;
    private final ScoreSheet sheet;
    private final List<Moment> reactions;
    private final DetectionLimits limits;

    private HighlightDetector(Analysis analysis, Transcript whole, DetectionWish wish) {
        limits = wish.limits();
        end = MediaTime.at(analysis.duration());
        transcript = whole.within(analysis.duration());
        curves = new Curves(analysis);
        hooks = TranscriptSignals.of(transcript);
        var shots = new Shots(analysis.shotChanges(), analysis.duration());
        moments = new MomentFinder(curves, shots);
        shaper = new ClipShaper(new Edges(transcript, analysis.pauses(), end), shots, transcript, limits, end);
        reactions = moments.reactions();
        sheet = new ScoreSheet(
                curves, transcript, hooks, reactions.stream().map(Moment::core).toList());
    }

    /** Best first, at most as many as the limits allow, also those that score below one half; empty only for a file without length. */
    public static Detection detect(Analysis analysis, Transcript transcript, DetectionWish wish) {
        var highlights = MediaTime.micros(analysis.duration()) == 0
                ? List.<Highlight>of()
                : new HighlightDetector(analysis, transcript, wish).detect();
        return new Detection(highlights, Profile.MIXED, 0);
    }

    private record Candidate(Moment.Kind kind, TimeRange range, double score, List<HighlightReason> reasons) {}

    private List<Highlight> detect() {
        var candidates = new ArrayList<Candidate>();
        for (var moment : reactions) shape(moment, candidates);
        for (var moment : moments.actions(MediaTime.micros(limits.maxLength()))) shape(moment, candidates);
        for (int index = 0; index < transcript.sentences().size(); index++)
            if (hooks.hook(index) >= LEAST_HOOK)
                shape(
                        new Moment(
                                Moment.Kind.HOOK,
                                transcript.sentences().get(index).range()),
                        candidates);
        var shaped = candidates.stream().map(Candidate::range).toList();
        for (var moment : moments.jumps())
            if (shaped.stream().noneMatch(range -> range.overlaps(moment.core()))) shape(moment, candidates);
        if (candidates.isEmpty()) candidates.add(liveliest());
        var titles = new Titles(transcript, sheet, hooks);
        return best(candidates).stream()
                .map(candidate -> new Highlight(
                        candidate.range,
                        candidate.score,
                        titles.of(candidate.range, candidate.reasons),
                        candidate.reasons))
                .toList();
    }

    /**
     * Where nothing stands out there is still something to show to who asks for everything: all of a short video, else where
     * it is loudest. Its score says what it is worth.
     */
    private Candidate liveliest() {
        var whole = TimeRange.whole(limits.maxLength()).end().min(end);
        var range = whole.equals(end) ? new TimeRange(MediaTime.ZERO, end) : aroundLoudest(whole);
        return new Candidate(
                Moment.Kind.JUMP,
                range,
                LEAST_SCORE,
                List.of(new HighlightReason(
                        "liveliest", LEAST_SCORE, "Nothing stands out here; this is the liveliest passage")));
    }

    private TimeRange aroundLoudest(MediaTime longest) {
        var core = TimeRange.whole(LIVELY);
        for (var at = MediaTime.ZERO; at.plus(LIVELY).isBefore(end); at = at.plus(LIVELY)) {
            var stretch = new TimeRange(at, at.plus(LIVELY));
            if (curves.loudness(stretch) > curves.loudness(core)) core = stretch;
        }
        return shaper.shape(new Moment(Moment.Kind.JUMP, core)).orElseGet(() -> new TimeRange(MediaTime.ZERO, longest));
    }

    private void shape(Moment moment, List<Candidate> candidates) {
        shaper.shape(moment).ifPresent(range -> {
            var reasons = sheet.reasons(range);
            if (!reasons.isEmpty())
                candidates.add(new Candidate(moment.kind(), range, ScoreSheet.score(reasons), reasons));
        });
    }

    /** Non-maximum suppression: of two that show the same moment the better one stays. */
    private List<Candidate> best(List<Candidate> candidates) {
        var ordered = candidates.stream()
                .filter(candidate -> !outshone(candidate, candidates))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::range))
                .toList();
        var kept = new ArrayList<Candidate>();
        for (var candidate : ordered) {
            if (kept.size() == limits.count()) break;
            if (kept.stream().noneMatch(better -> same(better.range, candidate.range))) kept.add(candidate);
        }
        return kept;
    }

    /** A clip shaped for what weighs most in it is better than one that holds it by chance. */
    private static boolean outshone(Candidate candidate, List<Candidate> candidates) {
        var leading = switch (candidate.reasons.getFirst().signal()) {
            case "reaction" -> Moment.Kind.REACTION;
            case "hook" -> Moment.Kind.HOOK;
            default -> candidate.kind;
        };
        return candidate.kind != leading
                && candidates.stream().anyMatch(other -> other.kind == leading && same(other.range, candidate.range));
    }

    private static boolean same(TimeRange one, TimeRange other) {
        var shared = (double) one.sharedMicros(other);
        return shared / (one.micros() + other.micros() - shared) >= MOST_OVERLAP
                || shared / Math.min(one.micros(), other.micros()) >= MOST_SHARED;
    }
}
