package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.imported.ChatMessages.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the times of messages are named and written. */
final class ChatTime {
    private static final int LONGEST = 40;

    /** What a column or member means, the surest of several first: rank, and how many of its units make a second. */
    record Meaning(int rank, Clock clock, double unit) {}

    private static final Map<String, Meaning> NAMES = Map.ofEntries(
            Map.entry("timeinseconds", new Meaning(0, Clock.OFFSET, 1)),
            Map.entry("contentoffsetseconds", new Meaning(0, Clock.OFFSET, 1)),
            Map.entry("offsetseconds", new Meaning(0, Clock.OFFSET, 1)),
            Map.entry("videooffsettimemsec", new Meaning(0, Clock.OFFSET, 1e3)),
            Map.entry("offsetms", new Meaning(0, Clock.OFFSET, 1e3)),
            Map.entry("timems", new Meaning(1, Clock.OFFSET, 1e3)),
            Map.entry("milliseconds", new Meaning(1, Clock.OFFSET, 1e3)),
            Map.entry("microseconds", new Meaning(1, Clock.OFFSET, 1e6)),
            Map.entry("timeus", new Meaning(1, Clock.OFFSET, 1e6)),
            Map.entry("seconds", new Meaning(1, Clock.OFFSET, 1)),
            Map.entry("sec", new Meaning(1, Clock.OFFSET, 1)),
            Map.entry("timetext", new Meaning(1, Clock.OFFSET, 1)),
            Map.entry("timecode", new Meaning(1, Clock.OFFSET, 1)),
            Map.entry("offset", new Meaning(2, Clock.UNCERTAIN, 1)),
            Map.entry("videooffset", new Meaning(2, Clock.UNCERTAIN, 1)),
            Map.entry("starttime", new Meaning(2, Clock.UNCERTAIN, 1)),
            Map.entry("time", new Meaning(3, Clock.UNCERTAIN, 1)),
            Map.entry("t", new Meaning(4, Clock.UNCERTAIN, 1)),
            Map.entry("timestamp", new Meaning(5, Clock.UNCERTAIN, 1)),
            Map.entry("timestampusec", new Meaning(6, Clock.UNCERTAIN, 1)),
            Map.entry("date", new Meaning(7, Clock.UNCERTAIN, 1)),
            Map.entry("datetime", new Meaning(7, Clock.UNCERTAIN, 1)),
            Map.entry("createdat", new Meaning(7, Clock.UNCERTAIN, 1)));

    private ChatTime() {}

    /** What a name means; null if it is none of a time. Case, blanks and hyphens do not matter. */
    static @Nullable Meaning meaning(String name) {
        return NAMES.get(plain(name));
    }

    static String plain(String name) {
        if (name.length() > LONGEST) return "";
        var plain = new StringBuilder();
        for (int at = 0; at < name.length(); at++)
            if (Character.isLetterOrDigit(name.charAt(at))) plain.append(name.charAt(at));
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** {@code 751.5}, {@code 12:31}, {@code -0:00:05}, {@code 0h12m31s}, or a date; NaN for anything else. Digits only, so that no length of text costs more than its length. */
    static double parse(String written) {
        var text = written.strip();
        if (text.isEmpty() || text.length() > LONGEST) return Double.NaN;
        var negative = text.charAt(0) == '-';
        if (negative) text = text.substring(1);
        var seconds = text.indexOf('T') > 0 || text.indexOf('-') > 0 ? date(text) : clock(text);
        return negative ? -seconds : seconds;
    }

    private static double date(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli() / 1e3;
        } catch (DateTimeException _) {
            return dateWithoutZone(text);
        }
    }

    private static double dateWithoutZone(String text) {
        try {
            return Instant.parse(text.replace(' ', 'T') + "Z").toEpochMilli() / 1e3;
        } catch (DateTimeException _) {
            return Double.NaN;
        }
    }

    private static double clock(String text) {
        var total = 0.0;
        var number = 0.0;
        var fraction = 0.0;
        var digits = 0;
        var colons = 0;
        for (int at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (sign >= '0' && sign <= '9') {
                digits++;
                if (fraction > 0) {
                    number += (sign - '0') * fraction;
                    fraction /= 10;
                } else {
                    number = number * 10 + (sign - '0');
                }
            } else if ((sign == '.' || sign == ',') && fraction == 0 && digits > 0) {
                fraction = 0.1;
            } else if (sign == ':' && digits > 0 && fraction == 0 && ++colons < 3) {
                total = (total + number) * 60;
                number = digits = 0;
            } else if (unit(sign) > 0 && digits > 0 && colons == 0) {
                total += number * unit(sign);
                number = digits = 0;
                fraction = 0;
                if (at == text.length() - 1) return total;
            } else {
                return Double.NaN;
            }
        }
        return digits == 0 ? Double.NaN : total + number;
    }

    private static int unit(char sign) {
        return switch (sign) {
            case 'h' -> 3_600;
            case 'm' -> 60;
            case 's' -> 1;
            default -> 0;
        };
    }
}
