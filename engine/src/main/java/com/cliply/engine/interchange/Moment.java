package com.cliply.engine.interchange;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.Timecode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A position as somebody wrote it down. */
public sealed interface Moment {
    /** A time after the beginning. */
    record Time(MediaTime time) implements Moment {}

    /**
     * A frame of the source, in the order in which frames are shown.
     *
     * @param number 0 for the first one
     */
    record Frame(long number) implements Moment {}

    /**
     * Reads {@code 12.5} (seconds), {@code 00:01:02.450} or {@code f123}; empty if it is none. What is finer than a
     * microsecond is rounded.
     */
    static Optional<Moment> parse(String text) {
        var trimmed = text.strip();
        if (Patterns.FRAME.matcher(trimmed).matches())
            return Optional.of(new Frame(Long.parseLong(trimmed.substring(1))));
        if (Patterns.SECONDS.matcher(trimmed).matches()) {
            var micros = new BigDecimal(trimmed).movePointRight(6).setScale(0, RoundingMode.HALF_UP);
            return Optional.of(new Time(new MediaTime(micros.longValueExact())));
        }
        return Timecode.parse(trimmed).map(length -> new Time(MediaTime.at(length)));
    }

    /** How positions look. */
    final class Patterns {
        private static final Pattern FRAME = Pattern.compile("[fF]\\d{1,9}");
        /** Spreadsheets and scripts write many digits. */
        private static final Pattern SECONDS = Pattern.compile("\\d{1,8}(?:\\.\\d{1,30})?");

        private Patterns() {}
    }
}
