package com.cliply.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppLogTest {
    private static final String TOKEN = "s3cr3t-t0ken";

    @TempDir
    Path folder;

    private final LoggerContext context = context();
    private final List<String> console = new ArrayList<>();

    private static LoggerContext context() {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }

    private String logged(boolean toConsole) throws IOException {
        Path file;
        try (var log = new AppLog(context, new Redactor(Path.of("/home/max")))) {
            file = log.toFiles(folder.resolve("logs"));
            if (toConsole) log.toConsole(console::add);
            var logger = context.getLogger("com.cliply.engine.Test");
            logger.info("rendered {} with Authorization: Bearer {}", Path.of("/home/max/Film/a b.mp4"), TOKEN);
            logger.info("plain /home/max/Film/a b.mp4 access_token=" + TOKEN);
            logger.atInfo()
                    .addKeyValue("client_secret", TOKEN)
                    .addKeyValue("file", Path.of("/home/max/Film/c.mp4"))
                    .log("with pairs");
            var cause = new IOException("/home/max/Film/d.mp4: refresh_token=" + TOKEN);
            var error = new IllegalStateException("/home/max/Film/e.mp4?token=" + TOKEN, cause);
            error.addSuppressed(new IOException("Bearer " + TOKEN));
            logger.error("failed on {}", "/home/max/Film/f.mp4", error);
            logger.debug("a detail");
        }
        return Files.readString(file);
    }

    @Test
    void pathsAndTokensNeverReachTheFile() throws IOException {
        var text = logged(false);
        assertFalse(text.contains(TOKEN), text);
        assertFalse(text.contains("max"), text);
        assertFalse(text.contains("Film"), text);
        for (var name : new String[] {"a b.mp4", "c.mp4", "d.mp4", "e.mp4", "f.mp4"})
            assertTrue(text.contains(name), name + " in " + text);
    }

    @Test
    void nothingReachesTheConsoleEither() throws IOException {
        logged(true);
        var text = String.join("\n", console);
        assertTrue(text.contains("a detail"), text);
        assertFalse(text.contains(TOKEN), text);
        assertFalse(text.contains("Film"), text);
    }

    @Test
    void everyLineIsAnObjectOfJson() throws IOException {
        var lines = logged(false).lines().toList();
        assertEquals(4, lines.size());
        for (var line : lines)
            assertTrue(
                    line.startsWith("{\"timestamp\":")
                            && line.contains("\"formattedMessage\":\"")
                            && line.endsWith("}"),
                    line);
        assertTrue(
                lines.getFirst().contains("\"formattedMessage\":\"rendered a b.mp4 with Authorization: ***\""),
                lines.getFirst());
    }

    @Test
    void nothingIsPrintedBeforeTheLogIsOpen() {
        var silent = new LoggerContext();
        new SilentStart().configure(silent);
        assertFalse(silent.getLogger("com.cliply").isErrorEnabled());
    }
}
