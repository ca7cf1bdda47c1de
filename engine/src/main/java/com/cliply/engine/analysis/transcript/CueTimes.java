package com.cliply.engine.analysis.transcript;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as subtitle files write them, and as people miswrite them. */
final class CueTimes {
    /** Hours to fraction, with a comma or a point; hours may be missing, minutes have up to three digits then. */
    private static final String TIME =
            "(-?)(?:(\\d{1,3})\\s?:\\s?)?(\\d{1,3})\\s?:\\s?(\\d{1,2})(?:\\s?[.,:]\\s?(\\d{1,9}))?";

    private static final int GROUPS = 5;
    private static final Pattern ONE = Pattern.compile("\\s{0,8}" + TIME + "\\s{0,8}");
    private static final Pattern ARROW =
            Pattern.compile("^\\s{0,8}" + TIME + "\\s{0,8}[-\u2013\u2014]{1,3}>\\s{0,8}" + TIME);

    /** @param endMicros may lie before the start */
    record Timing(long startMicros, long endMicros) {}

    private CueTimes() {}

    /** Of {@code 1:02:03.5}, {@code 02:03,500} and their like. */
    static OptionalLong micros(String text) {
        var time = ONE.matcher(text);
        return time.matches() ? OptionalLong.of(micros(time, 1)) : OptionalLong.empty();
    }

    /** Of a line with an arrow between two times; null if it is none. */
    static @Nullable Timing timing(String line) {
        if (line.indexOf('>') < 0) return null;
        var timing = ARROW.matcher(line);
        return timing.find() ? new Timing(micros(timing, 1), micros(timing, 1 + GROUPS)) : null;
    }

    /** {@code 01:02:03.500}, with a fraction in milliseconds; what is finer is cut off. */
    static String text(long micros, char point) {
        var millis = micros / 1_000;
        var text = new StringBuilder();
        padded(text, millis / 3_600_000, 2).append(':');
        padded(text, millis / 60_000 % 60, 2).append(':');
        padded(text, millis / 1_000 % 60, 2).append(point);
        return padded(text, millis % 1_000, 3).toString();
    }

    private static StringBuilder padded(StringBuilder text, long number, int digits) {
        var plain = Long.toString(number);
        return text.repeat('0', Math.max(0, digits - plain.length())).append(plain);
    }

    /** What lies before the beginning is at the beginning. */
    @SuppressWarnings("NullAway") // a group that took no part is null
    private static long micros(Matcher time, int group) {
        if (!time.group(group).isEmpty()) return 0;
        var hours = time.group(group + 1) == null ? 0 : Long.parseLong(time.group(group + 1));
        var fraction = time.group(group + 4);
        var micros = fraction == null ? 0 : Long.parseLong((fraction + "000000").substring(0, 6));
        var seconds =
                hours * 3_600 + Long.parseLong(time.group(group + 2)) * 60 + Long.parseLong(time.group(group + 3));
        return seconds * 1_000_000 + micros;
    }
}
