package com.cliply.engine.job;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours in which heavy work may start, by the clock on the wall.
 *
 * @param from the first moment of it
 * @param to the first moment after it; before {@code from} if the window goes over midnight
 */
public record NightWindow(LocalTime from, LocalTime to, ZoneId zone) {
    public NightWindow {
        if (from.equals(to)) throw new IllegalArgumentException("a window from " + from + " to " + to + " is empty");
    }

    public boolean contains(Instant instant) {
        var time = instant.atZone(zone).toLocalTime();
        var begun = !time.isBefore(from);
        var over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }
}
