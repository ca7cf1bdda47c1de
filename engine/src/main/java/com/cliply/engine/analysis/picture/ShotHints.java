package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Tells the hints of packet sizes that the few decoded pictures around them confirm: as shot changes, or as flashes. */
final class ShotHints {
    /** Two pictures that differ by less show the same shot; cuts of different places differ by 0.3 and more. */
    private static final float CHANGED = 0.22f;

    private final PacketSizes packets;
    private final List<SeenPicture> seen;

    ShotHints(PacketSizes packets, List<SeenPicture> seen) {
        this.packets = packets;
        this.seen = seen;
    }

    /** Hints that the looks around them confirm; where no look lies close enough the hint is believed. */
    List<MediaTime> changes(MediaTime end) {
        var confirmed = new ArrayList<MediaTime>();
        var flashes = flashes(end);
        var next = 0;
        var flash = 0;
        for (var hint : packets.shotHints()) {
            if (!hint.isBefore(end)) break;
            while (flash < flashes.size() && flashes.get(flash).end().isBefore(hint)) flash++;
            if (flash < flashes.size() && !hint.isBefore(flashes.get(flash).start())) continue;
            while (next < seen.size() && seen.get(next).time().isBefore(hint)) next++;
            if (next == 0 || next == seen.size() || changes(next)) confirmed.add(hint);
        }
        return confirmed;
    }

    /** Whether the picture changes between the look before {@code next} and it, or the one after. */
    private boolean changes(int next) {
        var before = seen.get(next - 1).look();
        var after = seen.get(next).look();
        if (before.distance(after) >= CHANGED) return true;
        if (next + 1 == seen.size()) return false;
        var later = seen.get(next + 1).look();
        return before.distance(later) >= CHANGED && after.distance(later) < CHANGED;
    }

    /** Where something appeared and was gone at once, and the pictures around show the same as before; in order. */
    List<TimeRange> flashes(MediaTime end) {
        var flashes = new ArrayList<TimeRange>();
        var next = 0;
        for (var flash : packets.flashHints()) {
            if (!flash.start().isBefore(end)) break;
            while (next < seen.size() && !seen.get(next).time().isAfter(flash.end())) next++;
            var before = next - 1;
            // What was looked at during the flash shows the flash.
            while (before >= 0 && !seen.get(before).time().isBefore(flash.start())) before--;
            if (before < 0 || next == seen.size()) continue;
            if (seen.get(before).look().distance(seen.get(next).look()) < CHANGED) flashes.add(flash);
        }
        return flashes;
    }
}
