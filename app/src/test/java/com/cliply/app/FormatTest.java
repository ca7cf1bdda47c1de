package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spotless formats in Maven's own JVM, and a Java 17 cannot read our sources; this runs on the house's JDK. */
class FormatTest {
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceIsFormatted() throws Exception {
        var untidy = new ArrayList<Path>();
        for (var source : sources()) {
            if (!isFormatted(source)) untidy.add(source);
        }
        assertEquals(List.of(), untidy, "run ./dev fix");
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : List.of("engine", "storage", "app")) {
            var folder = Path.of("..", module, "src");
            if (Files.notExists(folder)) continue;
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private boolean isFormatted(Path file) throws IOException {
        // A checkout on Windows may have its own line ends.
        var source = Files.readString(file).replace("\r\n", "\n");
        try {
            // Step by step as Spotless does; the formatter's own "fix imports" would also break long strings.
            var imports = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
            return source.equals(formatter.formatSource(imports));
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be read by the formatter", e);
        }
    }
}
