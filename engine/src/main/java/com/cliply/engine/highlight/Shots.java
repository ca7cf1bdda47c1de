package com.cliply.engine.highlight;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where shots begin and end. */
final class Shots {
    private final TreeSet<MediaTime> changes;
    private final MediaTime end;

    Shots(List<MediaTime> changes, Duration length) {
        end = MediaTime.at(length);
        this.changes = new TreeSet<>(changes);
        this.changes.removeIf(change -> change.micros() == 0 || !change.isBefore(end));
    }

    /** The shot that is on screen at {@code time}; the whole video if there is no change. */
    TimeRange around(MediaTime time) {
        var from = changes.floor(time);
        var to = changes.higher(time);
        return new TimeRange(from == null ? MediaTime.ZERO : from, to == null ? end : to);
    }

    /** Whether a new shot begins just at {@code time}. */
    boolean changesAt(MediaTime time) {
        return changes.contains(time);
    }

    /** {@code range} cut at the changes within it. */
    List<TimeRange> within(TimeRange range) {
        var parts = new ArrayList<TimeRange>();
        var from = range.start();
        for (var change : changes.subSet(range.start(), false, range.end(), false)) {
            parts.add(new TimeRange(from, change));
            from = change;
        }
        parts.add(new TimeRange(from, range.end()));
        return parts;
    }

    /** The change nearest to {@code time}, if it is no further than {@code reachMicros}; both ends of the video count. */
    Optional<MediaTime> nearest(MediaTime time, long reachMicros) {
        var before = changes.floor(time);
        var after = changes.ceiling(time);
        var earlier = before == null ? MediaTime.ZERO : before;
        var later = after == null ? end : after;
        var best = time.micros() - earlier.micros() <= later.micros() - time.micros() ? earlier : later;
        return Math.abs(best.micros() - time.micros()) <= reachMicros ? Optional.of(best) : Optional.empty();
    }

    /** {@code range} with both edges moved to changes near them, as long as something is left. */
    TimeRange snapped(TimeRange range, long reachMicros) {
        var from = nearest(range.start(), reachMicros).orElse(range.start());
        var to = nearest(range.end(), reachMicros).orElse(range.end());
        return from.isBefore(to) ? new TimeRange(from, to) : range;
    }
}
