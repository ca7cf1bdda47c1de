package com.cliply.engine.net;

import java.util.Optional;

/** What a service knows its customer by; it is never printed. */
public final class ApiKey {
    private static final int LONGEST = 4_096;

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /** The key in a text, without the blanks around it; empty if there is none, or if no header could carry it. */
    public static Optional<ApiKey> of(String text) {
        var value = text.strip();
        var usable = !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
        return usable ? Optional.of(new ApiKey(value)) : Optional.empty();
    }

    /** The key itself, for who sends or seals it. */
    public String reveal() {
        return value;
    }

    /** A text without this key in it. */
    public String hideIn(String text) {
        return text.replace(value, "***");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "***";
    }
}
