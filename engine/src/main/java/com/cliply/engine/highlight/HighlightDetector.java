package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptCheck;
import com.cliply.engine.analysis.transcript.TranscriptNotice;
import com.cliply.engine.analysis.transcript.TranscriptSignals;
import com.cliply.engine.analysis.transcript.WordTimes;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From measured signals to evidence: moments are found in each signal, shaped into clips, and each is judged by all signals.
 * Pure: the same input gives the same output to the last bit.
 */
public final class HighlightDetector {
    /** Opening sentences that promise less than this are not tried. */
    private static final double LEAST_HOOK = 0.9;

    /** A passage is as loud as so much of it is on average. */
    private static final Duration LIVELY = Duration.ofSeconds(2);

    private final Curves curves;
    private final MediaTime end;
    private final Transcript transcript;
    private final List<TranscriptNotice> notices;
    private final TranscriptSignals words;
    private final MomentFinder moments;
    private final Edges edges;
    private final ClipShaper shaper;
    private final ScoreSheet sheet;
    private final Titles titles;
    private final List<Moment> reactions;
    private final DescribedReactions described;
    private final DetectionLimits limits;

    private HighlightDetector(Analysis analysis, Transcript whole, DetectionWish wish) {
        limits = wish.limits();
        end = MediaTime.at(analysis.duration());
        var check = TranscriptCheck.of(whole, analysis);
        notices = check.notices();
        transcript = check.usable() ? WordTimes.of(analysis).fill(whole.within(analysis.duration())) : Transcript.EMPTY;
        curves = new Curves(analysis);
        words = TranscriptSignals.of(transcript);
        var shots = new Shots(analysis.shotChanges(), analysis.duration());
        moments = new MomentFinder(curves, shots);
        edges = new Edges(transcript, analysis.pauses(), shots, curves, end);
        shaper = new ClipShaper(edges, shots, transcript, words, limits, end);
        reactions = moments.reactions();
        var reaction = new ReactionWitness(
                curves, transcript, reactions.stream().map(Moment::core).toList());
        var spoken = new WordWitness(transcript, words);
        titles = new Titles(transcript, words, spoken, reaction);
        described = new DescribedReactions(transcript, end.micros());
        sheet = new ScoreSheet(Witnesses.of(curves, analysis, reaction, described, spoken));
    }

    /** Best first, at most as many as the limits allow, also those that score below one half; empty only for a file without length. */
    public static Detection detect(Analysis analysis, Transcript transcript, DetectionWish wish) {
        var book = gather(analysis, transcript, wish);
        return book.rank(wish.weights(book.profile()), wish.limits().count());
    }

    /** All that can be known of a file before it is weighed. */
    public static EvidenceBook gather(Analysis analysis, Transcript transcript, DetectionWish wish) {
        return new HighlightDetector(analysis, transcript, wish).gather();
    }

    private EvidenceBook gather() {
        var seconds = Math.toIntExact(Math.ceilDiv(end.micros(), 1_000_000));
        var profile = Profiles.of(curves, transcript, end);
        return new EvidenceBook(
                profile, candidates(), sheet, titles, sheet.lanes(seconds), this::around, edges::kinds, notices);
    }

    private List<EvidenceBook.Candidate> candidates() {
        var candidates = new ArrayList<EvidenceBook.Candidate>();
        if (end.micros() == 0) return candidates;
        for (var moment : reactions) shape(moment, candidates);
        for (var range : described.loud())
            if (reactions.stream().noneMatch(heard -> heard.core().overlaps(range)))
                shape(new Moment(Moment.Kind.REACTION, range), candidates);
        for (var moment : moments.actions(MediaTime.micros(limits.maxLength()))) shape(moment, candidates);
        for (var moment : moments.replays(MediaTime.micros(limits.maxLength()))) shape(moment, candidates);
        for (int index = 0; index < transcript.sentences().size(); index++)
            if (words.hook(index) >= LEAST_HOOK)
                shape(
                        new Moment(
                                Moment.Kind.HOOK,
                                transcript.sentences().get(index).range()),
                        candidates);
        var shaped = candidates.stream().map(EvidenceBook.Candidate::range).toList();
        for (var moment : moments.jumps())
            if (shaped.stream().noneMatch(range -> range.overlaps(moment.core()))) shape(moment, candidates);
        if (candidates.isEmpty()) candidates.add(candidate(Moment.Kind.JUMP, liveliest()));
        return candidates;
    }

    private void shape(Moment moment, List<EvidenceBook.Candidate> candidates) {
        shaper.shape(moment).ifPresent(range -> {
            var candidate = candidate(moment.kind(), range);
            if (candidate.strengths().stream().anyMatch(strength -> strength.value() > 0)) candidates.add(candidate);
        });
    }

    private EvidenceBook.Candidate candidate(Moment.Kind kind, TimeRange range) {
        return new EvidenceBook.Candidate(kind, range, sheet.judge(range));
    }

    /**
     * Where nothing stands out there is still something to show to who asks for everything: all of a short video, else where
     * it is loudest. Its score says what it is worth.
     */
    private TimeRange liveliest() {
        var whole = TimeRange.whole(limits.maxLength()).end().min(end);
        return whole.equals(end) ? new TimeRange(MediaTime.ZERO, end) : aroundLoudest(whole);
    }

    private TimeRange aroundLoudest(MediaTime longest) {
        var core = TimeRange.whole(LIVELY);
        for (var at = MediaTime.ZERO; at.plus(LIVELY).isBefore(end); at = at.plus(LIVELY)) {
            var stretch = new TimeRange(at, at.plus(LIVELY));
            if (curves.loudness(stretch) > curves.loudness(core)) core = stretch;
        }
        return shaper.shape(new Moment(Moment.Kind.JUMP, core)).orElseGet(() -> new TimeRange(MediaTime.ZERO, longest));
    }

    private TimeRange around(MediaTime time) {
        var from = time.min(new MediaTime(Math.max(0, end.micros() - MediaTime.micros(LIVELY))));
        var core = new TimeRange(from, from.plus(LIVELY).min(end));
        return shaper.shape(new Moment(Moment.Kind.JUMP, core)).orElse(core);
    }
}
