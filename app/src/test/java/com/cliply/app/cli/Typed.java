package com.cliply.app.cli;

import com.cliply.engine.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** What came of words typed at a terminal. */
record Typed(int exitCode, String out, String err) {
    static final Path USUAL = Path.of("/usual/data");

    static Typed words(StudioDoor studio, Object... words) {
        return words(studio, new Interruption(), words);
    }

    static Typed words(StudioDoor studio, Interruption interruption, Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, true, () -> 100);
        var context = new CliContext(
                studio,
                terminal,
                USUAL,
                Path.of("/here"),
                InstantSource.fixed(Samples.START),
                ZoneOffset.UTC,
                interruption,
                false);
        var code = new Cli(context).run(Stream.of(words).map(String::valueOf).toArray(String[]::new));
        return new Typed(
                code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    List<String> errors() {
        return err.lines().toList();
    }
}
