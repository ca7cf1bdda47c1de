package com.cliply.app.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.OptionalLong;

/** How long a process takes until it says something. */
final class FirstWords {
    private FirstWords() {}

    /** Milliseconds from its start to the first line on standard error that begins so; empty if none does. It runs to its end. */
    static OptionalLong millis(List<String> command, String beginning) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var process =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).start();
        var said = OptionalLong.empty();
        try (var lines = process.errorReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                if (said.isEmpty() && line.startsWith(beginning))
                    said = OptionalLong.of((System.nanoTime() - began) / 1_000_000);
        }
        var ended = process.waitFor();
        if (ended != 0) throw new IOException(command + " ended with " + ended);
        return said;
    }
}
