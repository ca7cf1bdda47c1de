package com.cliply.app.cli;

import com.cliply.engine.time.TimeRange;
import com.cliply.engine.time.Timecode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as a person reads them, the same in every language. */
final class Figures {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** A highlight that scores so much is one. */
    static final double CONFIDENT = 0.5;

    private Figures() {}

    /** 0 to 100; never rounded up, so that what is not quite confident does not look so. */
    static String score(double score) {
        return String.valueOf((int) Math.floor(100 * score + 1e-9));
    }

    /** Log-odds, with their sign. */
    static String weight(double logOdds) {
        return String.format(Locale.ROOT, logOdds == 0 ? "%.2f" : "%+.2f", logOdds);
    }

    static String range(TimeRange range) {
        return Timecode.format(range.start()) + " - " + Timecode.format(range.end());
    }

    /** As {@code 18.7 s}. */
    static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1_000.0);
    }

    /** As {@code 0:42} or {@code 1:02:03}. */
    static String clock(Duration length) {
        var whole = Math.max(0, length.toSeconds());
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }

    /** In steps of 1000, as disks are sold and file browsers count. */
    static String bytes(long bytes) {
        if (bytes < 1_000) return bytes + " B";
        var value = bytes / 1_000.0;
        for (var unit : new String[] {"kB", "MB", "GB"}) {
            if (value < 999.5) return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, unit);
            value /= 1_000;
        }
        return String.format(Locale.ROOT, "%.1f TB", value);
    }

    static String speed(double speed) {
        return String.format(Locale.ROOT, speed < 9.95 ? "%.1fx" : "%.0fx", speed);
    }

    static String percent(double fraction) {
        return (int) Math.floor(Math.clamp(fraction, 0, 1) * 100 + 1e-9) + " %";
    }

    static String second(Instant instant, ZoneId zone) {
        return SECOND.format(instant.atZone(zone));
    }

    static String minute(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }
}
