package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An hour of samples is 230 MB; neither process is given the room to hold a tenth of it. */
@Timeout(300)
class HourOfSoundTest {
    private static final String ROOM = "-Xmx20m";

    @TempDir
    Path folder;

    @Test
    void anHourTakesConstantMemoryInBothProcesses() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var parent = new ProcessBuilder(
                        java,
                        ROOM,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HourOfSound.class.getName(),
                        folder.toString(),
                        "60",
                        ROOM)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var answers = parent.inputReader()) {
            var figures = answers.lines().toList();
            assertEquals(0, parent.waitFor());
            var sentences = Stream.of(figures.getLast().split(" "))
                    .mapToLong(Long::parseLong)
                    .findFirst();
            assertTrue(sentences.orElse(0) >= 720, figures::toString);
        } finally {
            parent.destroyForcibly();
        }
    }
}
