package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Engine;
import com.cliply.engine.event.Events;
import com.cliply.engine.media.WorkMonitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole house, started as a person starts it, on a made video. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent by kill")
class ClipEndToEndTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeVideo() {
        new Engine(InstantSource.system(), new Events()).demo().write(video(), WorkMonitor.NONE);
    }

    private static Path video() {
        return shared.resolve("demo talk 🎬.mp4");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private ChildCliply clip() throws IOException {
        return new ChildCliply(
                folder.resolve("data"), "clip", video(), "--out", out(), "--preset", "draft", "--max", "20s");
    }

    private List<String> files() throws IOException {
        if (!Files.exists(out())) return List.of();
        try (Stream<Path> files = Files.list(out())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private JsonNode list() throws IOException {
        return new ObjectMapper().readTree(out().resolve("clips.json").toFile());
    }

    /** Every listed file stands, is as large as the list says, and holds video of the length it says. */
    private void assertWhole() throws IOException {
        var listed = list().get("files");
        assertTrue(listed.size() >= 3, listed.toString());
        assertEquals(listed.size() + 1, files().size(), files().toString());
        var probe = new Engine(InstantSource.system(), new Events()).probe();
        for (var file : listed) {
            var path = out().resolve(file.get("file").asText());
            assertEquals(file.get("bytes").asLong(), Files.size(path));
            var info = probe.probe(path);
            assertFalse(info.truncated(), path.toString());
            assertEquals(
                    file.get("width").asInt(),
                    info.video().orElseThrow().displaySize().width());
            var highlight = list().get("highlights").get(file.get("highlight").asInt());
            assertEquals(highlight.get("start_us"), file.get("start_us"));
        }
    }

    @Test
    void killedInTheMiddleOfARenderItIsFinishedByJobsRun() throws Exception {
        try (var killed = clip()) {
            killed.awaitLine("Rendering 2/");
            killed.signal("KILL");
            killed.end();
        }
        assertFalse(files().contains("clips.json"));
        try (var finishing = new ChildCliply(folder.resolve("data"), "jobs", "run")) {
            assertEquals(0, finishing.end(), finishing.told().toString());
        }
        assertWhole();
    }

    @Test
    void interruptedItCancelsItsJobsAndLeavesNothingHalfMade() throws Exception {
        try (var interrupted = clip()) {
            interrupted.awaitLine("Rendering 1/");
            interrupted.signal("INT");
            assertEquals(6, interrupted.end(), interrupted.told().toString());
            assertTrue(
                    interrupted.told().contains("error: Cancelled. [cancelled]"),
                    interrupted.told().toString());
        }
        assertEquals(List.of(), files());
        try (var nothing = new ChildCliply(folder.resolve("data"), "jobs", "run")) {
            assertEquals(0, nothing.end(), nothing.told().toString());
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aDataFolderInUseIsRefused() throws Exception {
        try (var first = clip()) {
            first.awaitLine("Analysing");
            try (var second = new ChildCliply(folder.resolve("data"), "projects")) {
                assertEquals(3, second.end(), second.told().toString());
                assertTrue(
                        second.told().getFirst().endsWith("[data_folder_in_use]"),
                        second.told().toString());
            }
            first.signal("INT");
            assertEquals(6, first.end());
        }
    }
}
