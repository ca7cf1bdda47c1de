package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a clip may begin and end without cutting into speech: between sentences where there is a transcript, else within
 * pauses. A clip begins a breath before the first word and ends a breath after the last one.
 */
final class Edges {
    /** Room before the first word, as far as there is a pause. */
    private static final long BREATH_BEFORE = 80_000;

    /** Room after the last word, as far as there is a pause: the next word must not begin to sound. */
    private static final long BREATH_AFTER = 120_000;

    private final Transcript transcript;
    private final MediaTime end;
    private final TreeSet<MediaTime> starts = new TreeSet<>();
    private final TreeSet<MediaTime> ends = new TreeSet<>();
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
                starts.add(new MediaTime(pause.end().micros() - Math.min(BREATH_BEFORE, half)));
            if (pause.start().micros() > 0)
                ends.add(new MediaTime(pause.start().micros() + Math.min(BREATH_AFTER, half)));
        }
        if (gaps.isEmpty() || gaps.getFirst().start().micros() > 0) starts.add(MediaTime.ZERO);
        if (gaps.isEmpty() || gaps.getLast().end().isBefore(end)) ends.add(end);
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
        return List.copyOf(starts.subSet(range.start(), true, range.end(), true));
    }

    /** Ends of speech within {@code range}, earliest first. */
    List<MediaTime> endsWithin(TimeRange range) {
        return List.copyOf(ends.subSet(range.start(), true, range.end(), true));
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
        return clean(wanted) ? wanted : nearest(starts, wanted, reach);
    }

    /** {@code wanted} if it is clean, else the end of speech nearest to it within {@code reach}, else {@code wanted}. */
    MediaTime end(MediaTime wanted, long reach) {
        return clean(wanted) ? wanted : nearest(ends, wanted, reach);
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
