package com.cliply.engine.transcribe;

import com.cliply.engine.net.JsonValue;
import com.cliply.engine.net.ShortText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A word or a stretch of speech as a service tells of it, in microseconds after the beginning of its part.
 *
 * @param start not negative
 * @param end not before the start
 * @param text one line, not empty
 */
record Heard(long start, long end, String text) {
    private static final int LONGEST_TEXT = 5_000;
    private static final int MICRO_DIGITS = 6;

    /** Twelve digits of seconds are 30,000 years. */
    private static final int MOST_DIGITS = 12;

    /** An end this far behind its part's is rounding: models think in steps of up to a second. */
    private static final long LATE_MICROS = 1_000_000;

    /**
     * Reads one; empty if its times cannot be or it says nothing.
     *
     * @param lengthMicros of the part: an end shortly behind it is pulled in
     */
    static Optional<Heard> of(JsonValue json, Optional<String> said, long lengthMicros) {
        var start = json.get("start").decimal().flatMap(Heard::micros);
        var end = json.get("end").decimal().flatMap(Heard::micros);
        var text = said.map(words -> ShortText.plain(words, LONGEST_TEXT)).filter(words -> !words.isEmpty());
        if (start.isEmpty() || end.isEmpty() || text.isEmpty()) return Optional.empty();
        if (start.get() < 0 || end.get() < start.get() || start.get() >= lengthMicros) return Optional.empty();
        if (end.get() > lengthMicros + LATE_MICROS) return Optional.empty();
        return Optional.of(new Heard(start.get(), Math.min(end.get(), lengthMicros), text.get()));
    }

    /** Exact, what is finer than a microsecond to the nearest; empty beyond all reason. */
    static Optional<Long> micros(BigDecimal seconds) {
        var digits = (long) seconds.precision() - seconds.scale();
        if (seconds.signum() == 0 || digits < -MICRO_DIGITS) return Optional.of(0L);
        if (digits > MOST_DIGITS) return Optional.empty();
        return Optional.of(seconds.movePointRight(MICRO_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
