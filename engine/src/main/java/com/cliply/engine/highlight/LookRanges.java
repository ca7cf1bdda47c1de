package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a close look tells most. What is looked at for a highlight does not depend on the others, so that it can be kept. */
final class LookRanges {
    /** Pictures that differ by this much are of different shots. */
    private static final float CHANGED = 0.3f;

    /** So far around an edge shot changes are looked for. */
    private static final long EDGE_MICROS = 3_000_000;

    /** One edge, and the motion of one highlight, for each minute of video. */
    private static final long EACH_MICROS = 60_000_000;

    /** Each look also decodes from the keyframe before it: ever more looks would cost more than the first pass. */
    private static final int MOST_EDGES = 6;

    private static final int MOST_MOTIONS = 4;

    /** Motion is looked at for so long within a highlight, and for so long before it ... */
    private static final long MOTION_MICROS = 2_000_000;

    /** ... a little away from its edge, which is not exact. */
    private static final long AWAY_MICROS = 500_000;

    /** To go on decoding for so long is cheaper than to begin at another keyframe. */
    private static final long NEAR_MICROS = 3_000_000;

    private final Analysis analysis;
    private final MediaTime end;
    private final List<TimeRange> ranges = new ArrayList<>();

    /** @param found best first */
    LookRanges(Analysis analysis, List<Highlight> found) {
        this.analysis = analysis;
        end = MediaTime.at(analysis.duration());
        var each = end.micros() / EACH_MICROS;
        edges(found, Math.min(MOST_EDGES, each));
        for (var highlight : found.subList(0, (int) Math.min(found.size(), Math.min(MOST_MOTIONS, each))))
            motion(highlight.range());
    }

    /** Edges first, best first. */
    List<TimeRange> all() {
        return List.copyOf(ranges);
    }

    /** Where an edge lies between two different pictures and no change is known there. */
    private void edges(List<Highlight> found, long most) {
        var track = analysis.track(Signal.PICTURE_CHANGE);
        if (track.isEmpty()) return;
        for (var highlight : found)
            for (var edge : List.of(highlight.range().start(), highlight.range().end())) {
                if (ranges.size() >= most) return;
                var wide = within(edge.micros() - EDGE_MICROS, edge.micros() + EDGE_MICROS);
                if (wide.isEmpty() || analysis.shotChanges().stream().anyMatch(wide.get()::contains)) continue;
                if (track.get().max(wide.get()) >= CHANGED) ranges.add(wide.get());
            }
    }

    /** The liveliest two seconds of a highlight, and two seconds before it, or after. */
    private void motion(TimeRange range) {
        if (analysis.track(Signal.PICTURE_CHANGE).isEmpty()) return;
        var liveliest = liveliest(range);
        var before = within(
                range.start().micros() - AWAY_MICROS - MOTION_MICROS,
                range.start().micros() - AWAY_MICROS);
        var after = within(range.end().micros() + AWAY_MICROS, range.end().micros() + AWAY_MICROS + MOTION_MICROS);
        var beside = before.filter(LookRanges::whole).or(() -> after.filter(LookRanges::whole));
        if (beside.isEmpty()) return;
        var first = beside.get().start().min(liveliest.start());
        var last = beside.get().end().max(liveliest.end());
        if (first.until(last).toNanos() / 1_000 <= 2 * MOTION_MICROS + NEAR_MICROS) {
            ranges.add(new TimeRange(first, last));
        } else {
            ranges.add(liveliest);
            ranges.add(beside.get());
        }
    }

    private TimeRange liveliest(TimeRange range) {
        if (range.micros() <= MOTION_MICROS) return range;
        var track = analysis.track(Signal.MOTION);
        var middle = (range.start().micros() + range.end().micros() - MOTION_MICROS) / 2;
        var best = TimeRange.ofMicros(middle, middle + MOTION_MICROS);
        if (track.isEmpty()) return best;
        var most = track.get().mean(best);
        for (var from = range.start().micros();
                from + MOTION_MICROS <= range.end().micros();
                from += AWAY_MICROS) {
            var window = TimeRange.ofMicros(from, from + MOTION_MICROS);
            if (track.get().mean(window) <= most) continue;
            most = track.get().mean(window);
            best = window;
        }
        return best;
    }

    private static boolean whole(TimeRange range) {
        return range.micros() == MOTION_MICROS;
    }

    private Optional<TimeRange> within(long from, long to) {
        var first = Math.max(0, from);
        var last = Math.min(end.micros(), to);
        return first < last ? Optional.of(TimeRange.ofMicros(first, last)) : Optional.empty();
    }
}
