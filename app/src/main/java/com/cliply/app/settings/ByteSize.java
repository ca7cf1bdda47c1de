package com.cliply.app.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Sizes as disks are sold, in steps of 1000: {@code 10 GB}, {@code 1.5 TB}, or a number of bytes. */
final class ByteSize {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?) ?(B|KB|MB|GB|TB)?");

    private static final List<Map.Entry<String, Long>> UNITS = List.of(
            Map.entry("TB", 1_000_000_000_000L),
            Map.entry("GB", 1_000_000_000L),
            Map.entry("MB", 1_000_000L),
            Map.entry("KB", 1_000L),
            Map.entry("B", 1L));

    private ByteSize() {}

    /** Throws an IllegalArgumentException if it is none, or not a whole number of bytes. */
    static long parse(String text) {
        var size = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) throw new IllegalArgumentException(text);
        var unit = size.group(2) == null ? "B" : size.group(2);
        var bytes = UNITS.stream().filter(entry -> entry.getKey().equals(unit)).findFirst();
        try {
            return new BigDecimal(size.group(1))
                    .multiply(BigDecimal.valueOf(bytes.orElseThrow().getValue()))
                    .longValueExact();
        } catch (ArithmeticException uneven) {
            throw new IllegalArgumentException(text, uneven);
        }
    }

    /** In the largest unit that it fills, exactly. */
    static String format(long bytes) {
        var unit = UNITS.stream()
                .filter(entry -> bytes >= entry.getValue())
                .findFirst()
                .orElse(UNITS.getLast());
        return BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf(unit.getValue()))
                        .toPlainString()
                + " " + unit.getKey();
    }
}
