package com.cliply.app.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment that has been, as people type it: so long ago, or a day.
 *
 * @param ago how long ago, if it was typed so
 * @param from the moment on the clock of a zone that is not yet known, otherwise
 */
record PastTime(Optional<Duration> ago, Optional<LocalDateTime> from) {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})\\s*([smhdw])");

    /** Which moment is meant. */
    Instant before(Instant now, ZoneId zone) {
        return ago.map(now::minus)
                .or(() -> from.map(moment -> moment.atZone(zone).toInstant()))
                .orElse(now);
    }

    /** Reads {@code 30m}, {@code 1h}, {@code 2d}, {@code 3w}, {@code 2026-11-21} and {@code 2026-11-21T18:00}. */
    static final class Converter implements ITypeConverter<PastTime> {
        @Override
        public PastTime convert(String text) {
            var ago = AGO.matcher(text.strip());
            if (ago.matches()) return new PastTime(Optional.of(length(ago.group(1), ago.group(2))), Optional.empty());
            try {
                var moment = text.contains("T")
                        ? LocalDateTime.parse(text.strip())
                        : LocalDate.parse(text.strip()).atStartOfDay();
                return new PastTime(Optional.empty(), Optional.of(moment));
            } catch (DateTimeException unreadable) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time; write it as 30m, 1h, 2d, 3w, 2026-11-21 or 2026-11-21T18:00");
            }
        }

        private static Duration length(String number, String unit) {
            var count = Long.parseLong(number);
            return switch (unit) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
            };
        }
    }
}
