package com.cliply.engine.time;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text form of positions and lengths: {@code 01:02:03.450} to read, {@code 8s} or {@code 1m30s} to type. */
public final class Timecode {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,6}))?");
    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})(?:\\.(\\d{1,6}))?s)?(?:(\\d{1,9})ms)?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,8})(?:\\.(\\d{1,6}))?");

    private Timecode() {}

    /** {@code HH:MM:SS.mmm}; finer than a millisecond is cut off. */
    public static String format(MediaTime time) {
        var millis = time.micros() / 1_000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1_000 % 60,
                millis % 1_000);
    }

    /** Reads {@code 8s}, {@code 1m30s}, {@code 250ms}, {@code 12.5} or {@code [HH:]MM:SS[.ffffff]}; empty if it is none. */
    public static Optional<Duration> parse(String text) {
        var trimmed = text.strip().toLowerCase(Locale.ROOT);
        var clock = CLOCK.matcher(trimmed);
        if (clock.matches()) {
            if (number(clock.group(3)) > 59 || (clock.group(1) != null && number(clock.group(2)) > 59))
                return Optional.empty();
            return Optional.of(
                    length(number(clock.group(1)), number(clock.group(2)), number(clock.group(3)), clock.group(4)));
        }
        var seconds = SECONDS.matcher(trimmed);
        if (seconds.matches()) return Optional.of(length(0, 0, number(seconds.group(1)), seconds.group(2)));
        var units = UNITS.matcher(trimmed);
        if (trimmed.isEmpty() || !units.matches()) return Optional.empty();
        return Optional.of(
                length(number(units.group(1)), number(units.group(2)), number(units.group(3)), units.group(4))
                        .plusMillis(number(units.group(5))));
    }

    @SuppressWarnings("NullAway") // a group that took no part is null
    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @SuppressWarnings("NullAway") // a group that took no part is null
    private static Duration length(long hours, long minutes, long seconds, String fraction) {
        var micros = fraction == null ? 0 : Long.parseLong((fraction + "000000").substring(0, 6));
        return Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds).plusNanos(micros * 1_000);
    }
}
