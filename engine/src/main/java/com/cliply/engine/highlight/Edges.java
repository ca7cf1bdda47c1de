package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a clip may begin and end without cutting into speech: between sentences where there is a transcript, else within
 * pauses. A clip begins a breath before the first word and ends with a short tail after the last one. Where neither is near,
 * it is cut between two words, and without a transcript at the quietest point.
 */
final class Edges {
    /** Room before the first word, as far as there is a pause. */
    private static final long BREATH_BEFORE = 80_000;

    /** Room after the last word that was heard to end, as far as there is a pause: the next word must not begin to sound. */
    private static final long BREATH_AFTER = 120_000;

    /** Room after a sentence of a transcript: its last sound dies away, and it does not end in a click. */
    private static final long TAIL = 300_000;

    /** A word's own edges are looked for as far as this. */
    private static final long WORD_REACH = 1_500_000;

    /** A clip that begins this shortly before a cut would flash the shot before. */
    private static final long FLASH = 400_000;

    /** A pause as long as this, in microseconds, separates thoughts, not phrases. */
    private static final long LONG_PAUSE = 800_000;

    /** How much further away a long pause may be than a short one and still be the better place. */
    private static final long PAUSE_WORTH = 2_000_000;

    private final Transcript transcript;
    private final MediaTime end;
    private final TreeMap<MediaTime, Long> starts = new TreeMap<>();
    private final TreeMap<MediaTime, Long> ends = new TreeMap<>();
    private final TreeMap<MediaTime, TimeRange> quiet = new TreeMap<>();
    private final TreeSet<MediaTime> betweenWords = new TreeSet<>();
    private final Shots shots;
    private final Curves curves;

    /**
     * The edges of one video.
     *
     * @param pauses in order
     * @param curves know where it is quiet
     */
    Edges(Transcript transcript, List<TimeRange> pauses, Shots shots, Curves curves, MediaTime end) {
        this.transcript = transcript;
        this.shots = shots;
        this.curves = curves;
        this.end = end;
        if (!transcript.isEmpty()) betweenWords.addAll(wordGaps(pauses));
        var after = transcript.isEmpty() ? BREATH_AFTER : TAIL;
        var gaps = transcript.isEmpty() ? pauses : between(transcript, end);
        for (var pause : gaps) {
            quiet.put(pause.start(), pause);
            var half = pause.micros() / 2;
            if (pause.end().isBefore(end))
                starts.put(new MediaTime(pause.end().micros() - Math.min(BREATH_BEFORE, half)), pause.micros());
            if (pause.start().micros() > 0)
                ends.put(new MediaTime(pause.start().micros() + Math.min(after, half)), pause.micros());
        }
        if (gaps.isEmpty() || gaps.getFirst().start().micros() > 0) starts.put(MediaTime.ZERO, LONG_PAUSE);
        if (gaps.isEmpty() || gaps.getLast().end().isBefore(end)) ends.put(end, LONG_PAUSE);
    }

    /**
     * The quietest points between words that follow each other; where words have no times, those of pauses that are heard within a
     * sentence.
     */
    private List<MediaTime> wordGaps(List<TimeRange> pauses) {
        var gaps = new ArrayList<MediaTime>();
        for (var sentence : transcript.sentences()) {
            var words = sentence.words();
            for (int index = 1; index < words.size(); index++) {
                var from = words.get(index - 1).range().end();
                var to = words.get(index).range().start();
                if (from.isBefore(to)) gaps.add(curves.quietestWithin(new TimeRange(from, to)));
                else if (from.equals(to)) gaps.add(from);
            }
        }
        for (var pause : pauses) {
            var point = curves.quietestWithin(pause);
            if (transcript.speaking(point).filter(one -> one.words().isEmpty()).isPresent()) gaps.add(point);
        }
        return gaps;
    }

    /** Sentences that follow each other at once still have a point between them. */
    private static List<TimeRange> between(Transcript transcript, MediaTime end) {
        var gaps = new ArrayList<TimeRange>();
        var from = MediaTime.ZERO;
        for (var sentence : transcript.sentences()) {
            var start = sentence.range().start();
            if (from.isBefore(start)) gaps.add(new TimeRange(from, start));
            else if (from.micros() > 0) gaps.add(TimeRange.ofMicros(from.micros() - 1, from.micros()));
            from = sentence.range().end();
        }
        if (from.isBefore(end)) gaps.add(new TimeRange(from, end));
        return gaps;
    }

    /** Beginnings of speech within {@code range}, earliest first. */
    List<MediaTime> startsWithin(TimeRange range) {
        return List.copyOf(starts.subMap(range.start(), true, range.end(), true).keySet());
    }

    /** Ends of speech within {@code range}, earliest first. */
    List<MediaTime> endsWithin(TimeRange range) {
        return List.copyOf(ends.subMap(range.start(), true, range.end(), true).keySet());
    }

    /** The beginning of speech within {@code range} that is near {@code wanted} and follows a long pause. */
    Optional<MediaTime> bestStart(TimeRange range, MediaTime wanted) {
        return best(starts.subMap(range.start(), true, range.end(), true), wanted);
    }

    /** The end of speech within {@code range} that is near {@code wanted} and begins a long pause. */
    Optional<MediaTime> bestEnd(TimeRange range, MediaTime wanted) {
        return best(ends.subMap(range.start(), true, range.end(), true), wanted);
    }

    private static Optional<MediaTime> best(NavigableMap<MediaTime, Long> points, MediaTime wanted) {
        var best = Optional.<MediaTime>empty();
        var least = Long.MAX_VALUE;
        for (var point : points.entrySet()) {
            var cost = Math.abs(point.getKey().micros() - wanted.micros())
                    - PAUSE_WORTH * Math.min(LONG_PAUSE, point.getValue()) / LONG_PAUSE;
            if (cost >= least) continue;
            least = cost;
            best = Optional.of(point.getKey());
        }
        return best;
    }

    /** Whether a cut at {@code time} spoils nothing that is said. */
    boolean clean(MediaTime time) {
        if (time.micros() == 0 || time.compareTo(end) >= 0) return true;
        if (!transcript.isEmpty()) return transcript.speaking(time).isEmpty();
        var pause = quiet.floorEntry(time);
        return pause != null && pause.getValue().contains(time);
    }

    /** {@code wanted} if it is clean, else the beginning of speech nearest to it within {@code reach}, else between two words. */
    MediaTime start(MediaTime wanted, long reach) {
        return clean(wanted) ? wanted : cleaned(starts.navigableKeySet(), wanted, reach);
    }

    /** {@code wanted} if it is clean, else the end of speech nearest to it within {@code reach}, else between two words. */
    MediaTime end(MediaTime wanted, long reach) {
        return clean(wanted) ? wanted : cleaned(ends.navigableKeySet(), wanted, reach);
    }

    private MediaTime cleaned(NavigableSet<MediaTime> points, MediaTime wanted, long reach) {
        var best = nearest(points, wanted, reach);
        return best.equals(wanted) ? betweenWords(wanted) : best;
    }

    /** {@code wanted} if it is clean, else between two words near it, or where it is quietest. */
    MediaTime betweenWords(MediaTime wanted) {
        if (clean(wanted)) return wanted;
        return transcript.isEmpty() ? curves.quietest(wanted) : nearest(betweenWords, wanted, WORD_REACH);
    }

    /** Where a clip opens that begins with what is said from {@code speech} on: a breath before. */
    MediaTime opening(MediaTime speech) {
        var start = starts.floorKey(speech);
        return start != null && speech.micros() - start.micros() <= BREATH_BEFORE ? start : speech;
    }

    /** Where a clip closes that ends with what is said until {@code speech}: with a short tail. */
    MediaTime closing(MediaTime speech) {
        var stop = ends.ceilingKey(speech);
        return stop != null && stop.micros() - speech.micros() <= TAIL ? stop : speech;
    }

    /** {@code range} without a few pictures of the shot before or after, where that cuts nothing that is said. */
    TimeRange withoutFlashes(TimeRange range) {
        var from = shots.nearest(new MediaTime(range.start().micros() + FLASH / 2), FLASH / 2)
                .filter(change -> change.isAfter(range.start()) && clean(change) && clean(range.start()))
                .filter(change -> silentBetween(range.start(), change))
                .orElse(range.start());
        var to = shots.nearest(new MediaTime(Math.max(0, range.end().micros() - FLASH / 2)), FLASH / 2)
                .filter(change -> change.isBefore(range.end()) && clean(change) && clean(range.end()))
                .filter(change -> silentBetween(change, range.end()))
                .orElse(range.end());
        return from.isBefore(to) ? new TimeRange(from, to) : range;
    }

    /** Whether nothing is said from one time in microseconds to the other. */
    boolean silent(long from, long to) {
        return from >= to || silentBetween(new MediaTime(from), new MediaTime(to));
    }

    private boolean silentBetween(MediaTime from, MediaTime to) {
        if (transcript.isEmpty()) {
            var pause = quiet.floorEntry(from);
            return pause != null
                    && pause.getValue().contains(from)
                    && pause.getValue().contains(to);
        }
        var index = transcript.firstEndingAfter(from);
        return index == transcript.sentences().size()
                || !transcript.sentences().get(index).range().start().isBefore(to);
    }

    /** What kind of points {@code range} begins and ends on. */
    ClipEdges kinds(TimeRange range) {
        return new ClipEdges(startKind(range.start()), endKind(range.end()));
    }

    private ClipEdges.Start startKind(MediaTime time) {
        if (time.micros() == 0) return ClipEdges.Start.MEDIA;
        var next = transcript.firstEndingAfter(time);
        if (next < transcript.sentences().size()) {
            var late = transcript.sentences().get(next).range().start().micros() - time.micros();
            if (late >= 0 && late <= BREATH_BEFORE) return ClipEdges.Start.SENTENCE;
        }
        if (clean(time)) return shots.changesAt(time) ? ClipEdges.Start.SHOT : ClipEdges.Start.PAUSE;
        if (betweenWords.contains(time)) return ClipEdges.Start.BETWEEN_WORDS;
        return quietHere(time) ? ClipEdges.Start.QUIETEST : ClipEdges.Start.ANYWHERE;
    }

    private ClipEdges.End endKind(MediaTime time) {
        if (time.compareTo(end) >= 0) return ClipEdges.End.MEDIA;
        var last = transcript.firstEndingAfter(time) - 1;
        if (clean(time) && last >= 0) {
            var late = time.micros()
                    - transcript.sentences().get(last).range().end().micros();
            if (late <= TAIL) return ClipEdges.End.SENTENCE;
        }
        if (clean(time)) return shots.changesAt(time) ? ClipEdges.End.SHOT : ClipEdges.End.PAUSE;
        if (betweenWords.contains(time)) return ClipEdges.End.BETWEEN_WORDS;
        return quietHere(time) ? ClipEdges.End.QUIETEST : ClipEdges.End.ANYWHERE;
    }

    /** Whether {@code time} is a dip, as a cut at the quietest point is. */
    private boolean quietHere(MediaTime time) {
        return transcript.isEmpty() && curves.dips(time);
    }

    private static MediaTime nearest(NavigableSet<MediaTime> points, MediaTime wanted, long reach) {
        var before = points.floor(wanted);
        var after = points.ceiling(wanted);
        var best = wanted;
        var least = reach + 1;
        if (before != null && wanted.micros() - before.micros() < least) {
            best = before;
            least = wanted.micros() - before.micros();
        }
        if (after != null && after.micros() - wanted.micros() < least) best = after;
        return best;
    }
}
