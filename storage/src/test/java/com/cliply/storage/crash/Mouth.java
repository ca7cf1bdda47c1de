package com.cliply.storage.crash;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says what has been acknowledged, a line at a time, before the next step is taken. A line that was cut off by a kill lacks
 * its end and says nothing.
 */
final class Mouth {
    private static final String END = " .";

    private final PrintStream out;

    Mouth(PrintStream out) {
        this.out = out;
    }

    synchronized void say(Object... words) {
        var line = String.join(" ", Arrays.stream(words).map(String::valueOf).toList()) + END + "\n";
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The words of a whole line. */
    static Optional<List<String>> heard(String line) {
        if (!line.endsWith(END)) return Optional.empty();
        return Optional.of(
                List.of(line.substring(0, line.length() - END.length()).split(" ")));
    }
}
