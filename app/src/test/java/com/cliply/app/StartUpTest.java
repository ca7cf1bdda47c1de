package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpTest {
    private static final Pattern HEAVY =
            Pattern.compile("(org\\.hibernate|org\\.h2|org\\.bytedeco|ch\\.qos\\.logback|com\\.fasterxml|javafx)\\.");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "clip --help"})
    void helpAndVersionLoadNothingHeavy(String words) throws Exception {
        var loaded = folder.resolve("loaded");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "com.cliply.app.Main"));
        command.addAll(List.of(words.split(" ", -1)));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told").toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> "it failed");
        var classes = Files.readAllLines(loaded);
        assertTrue(classes.stream().anyMatch(line -> line.contains("com.cliply.app.Main ")));
        assertEquals(
                List.of(),
                classes.stream().filter(line -> HEAVY.matcher(line).find()).toList());
    }
}
