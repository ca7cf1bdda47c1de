package com.cliply.engine.transcribe.whisper;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which model a person points to.
 *
 * @param file absolute
 * @param sha256 what the file's SHA-256 shall be, in lower-case digits, if that was said
 */
public record ModelChoice(Path file, Optional<String> sha256) {
    public ModelChoice {
        if (!file.isAbsolute()) throw new IllegalArgumentException("not absolute: " + file);
        if (sha256.isPresent() && !isSha256(sha256.get())) throw new IllegalArgumentException("no SHA-256: " + sha256);
    }

    /** Whether a text is a SHA-256 as it is written here: 64 lower-case hexadecimal digits. */
    public static boolean isSha256(String text) {
        return text.matches("[0-9a-f]{64}");
    }
}
