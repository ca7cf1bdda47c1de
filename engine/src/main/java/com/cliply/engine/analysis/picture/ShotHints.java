package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Tells the hints of packet sizes that the few decoded pictures around them confirm: as shot changes, or as flashes. */
final class ShotHints {
    /** Two pictures that differ by less show the same shot; cuts of different places differ by 0.3 and more. */
    private static final float CHANGED = 0.22f;

    /** A flash of up to three pictures, and the one after it: 4 of 24 a second. */
    private static final long FLASH_MICROS = 170_000;

    private final PacketSizes packets;
    private final List<SeenPicture> seen;

    /** @param seen in order */
    ShotHints(PacketSizes packets, List<SeenPicture> seen) {
        this.packets = packets;
        this.seen = seen;
    }

    /** Hints that the looks around them confirm; where no look lies before or after, the hint is believed. */
    List<MediaTime> changes(MediaTime end) {
        var confirmed = new ArrayList<MediaTime>();
        var next = 0;
        for (var hint : packets.shotHints()) {
            if (!hint.isBefore(end)) break;
            while (next < seen.size() && seen.get(next).time().isBefore(hint)) next++;
            if (next == 0 || next == seen.size() || changes(hint, next)) confirmed.add(hint);
        }
        return confirmed;
    }

    /** Whether the picture changes between the look before {@code next} and it, or the one after. */
    private boolean changes(MediaTime hint, int next) {
        var before = seen.get(steady(hint, next)).look();
        var after = seen.get(next).look();
        if (before.distance(after) >= CHANGED) return true;
        if (next + 1 == seen.size()) return false;
        var later = seen.get(next + 1).look();
        return before.distance(later) >= CHANGED && after.distance(later) < CHANGED;
    }

    /** The look before {@code next}, or the one before that: what was looked at during a flash shows the flash. */
    private int steady(MediaTime hint, int next) {
        var close = hint.micros() - seen.get(next - 1).time().micros() < FLASH_MICROS;
        return close && next > 1 ? next - 2 : next - 1;
    }

    /** Where a picture cost as much as something new, and the looks around show the same as before; in order. */
    List<TimeRange> flashes(MediaTime end) {
        var flashes = new ArrayList<TimeRange>();
        var next = 0;
        for (var hint : packets.flashHints()) {
            if (!hint.isBefore(end)) break;
            while (next < seen.size() && seen.get(next).time().isBefore(hint)) next++;
            if (next == 0 || next == seen.size() || changes(hint, next)) continue;
            flashes.add(new TimeRange(new MediaTime(Math.max(0, hint.micros() - FLASH_MICROS)), hint));
        }
        return flashes;
    }
}
