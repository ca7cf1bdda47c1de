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

/**
 * Where a clip may begin and end without cutting into speech: between sentences where there is a transcript, else within
 * pauses. A clip begins a breath before the first word and ends a breath after the last one.
 */
final class Edges {
    /** Room before the first word, as far as there is a pause. */
    private static final long BREATH_BEFORE = 80_000;

    /** Room after the last word, as far as there is a pause: the next word must not begin to sound. */
    private static final long BREATH_AFTER = 120_000;

    /** A pause as long as this, in microseconds, separates thoughts, not phrases. */
    private static final long LONG_PAUSE = 800_000;

    /** How much further away a long pause may be than a short one and still be the better place. */
    private static final long PAUSE_WORTH = 2_000_000;

    private final Transcript transcript;
    private final MediaTime end;
    private final TreeMap<MediaTime, Long> starts = new TreeMap<>();
    private final TreeMap<MediaTime, Long> ends = new TreeMap<>();
    private final TreeMap<MediaTime, TimeRange> quiet = new TreeMap<>();

    /** @param pauses in order */
    Edges(Transcript transcript, List<TimeRange> pauses, MediaTime end) {
        this.transcript = transcript;
        this.end = end;
        var gaps = transcript.isEmpty() ? pauses : between(transcript, end);
        for (var pause : gaps) {
            quiet.put(pause.start(), pause);
            var half = pause.micros() / 2;
            if (pause.end().isBefore(end))
                starts.put(new MediaTime(pause.end().micros() - Math.min(BREATH_BEFORE, half)), pause.micros());
            if (pause.start().micros() > 0)
                ends.put(new MediaTime(pause.start().micros() + Math.min(BREATH_AFTER, half)), pause.micros());
        }
        if (gaps.isEmpty() || gaps.getFirst().start().micros() > 0) starts.put(MediaTime.ZERO, LONG_PAUSE);
        if (gaps.isEmpty() || gaps.getLast().end().isBefore(end)) ends.put(end, LONG_PAUSE);
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

    /** {@code wanted} if it is clean, else the beginning of speech nearest to it within {@code reach}, else {@code wanted}. */
    MediaTime start(MediaTime wanted, long reach) {
        return clean(wanted) ? wanted : nearest(starts.navigableKeySet(), wanted, reach);
    }

    /** {@code wanted} if it is clean, else the end of speech nearest to it within {@code reach}, else {@code wanted}. */
    MediaTime end(MediaTime wanted, long reach) {
        return clean(wanted) ? wanted : nearest(ends.navigableKeySet(), wanted, reach);
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
