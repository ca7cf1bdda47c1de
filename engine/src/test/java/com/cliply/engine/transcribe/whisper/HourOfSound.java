package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.media.WorkMonitor;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Has so many minutes of made sound written down by a child that hears a sentence every five seconds, and says what that
 * took: sentences, the highest use of this process's heap in kilobytes, milliseconds.
 */
final class HourOfSound {
    private HourOfSound() {}

    public static void main(String[] words) throws Exception {
        var folder = Path.of(words[0]);
        var length = Duration.ofMinutes(Long.parseLong(words[1]));
        var begun = System.nanoTime();
        var transcript = new WhisperTranscriber(
                        new MadeSound(),
                        new ModelChoice(new ModelMaker().write(folder.resolve("model.bin")), Optional.empty()),
                        new ModelProof(folder.resolve("models.tsv")),
                        home -> new ProcessBuilder(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        words[2],
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        FakeChild.class.getName(),
                                        "works")
                                .directory(home.toFile())
                                .start(),
                        folder.resolve("work"),
                        1,
                        Patience.USUAL)
                .transcribe(Path.of("hour.mp4"), MadeSound.info(length), null, WorkMonitor.NONE);
        var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println(transcript.sentences().size() + " " + peak / 1_000 + " "
                        + Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }
}
