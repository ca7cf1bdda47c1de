package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Engine;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.event.Events;
import com.cliply.engine.media.WorkMonitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            try (var guest = new ChildCliply(folder.resolve("data"), "jobs", "run")) {
                guest.awaitLine("Rendering");
                killed.signal("KILL");
                killed.end();
                assertEquals(7, guest.end(), guest.told().toString());
                assertTrue(
                        guest.told().stream().anyMatch(line -> line.endsWith("[holder_gone]")),
                        guest.told().toString());
            }
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

    /** The same film in a file with another fingerprint: what is in a box named "free" does not matter. */
    private static Path copy(Path to, int boxes) throws IOException {
        Files.copy(video(), to);
        for (int box = 0; box < boxes; box++)
            Files.write(to, new byte[] {0, 0, 0, 8, 'f', 'r', 'e', 'e'}, StandardOpenOption.APPEND);
        return to;
    }

    private ChildCliply guestClip(Path home, String video, String out) throws IOException {
        return ChildCliply.from(
                home,
                folder.resolve("data"),
                "clip",
                video,
                "--out",
                out,
                "--preset",
                "draft",
                "--max",
                "20s",
                "--count",
                1);
    }

    @Test
    void whileOneProcessRendersItDoesTheCommandsOfOthers() throws Exception {
        var home = Files.createDirectory(folder.resolve("elsewhere"));
        copy(home.resolve("other.mp4"), 1);
        copy(home.resolve("third.mp4"), 2);
        try (var holder = clip()) {
            holder.awaitLine("Rendering 1/");
            try (var list = ChildCliply.from(home, folder.resolve("data"), "jobs", "list", "--format", "json")) {
                assertEquals(0, list.end(), list.told().toString());
                var states = new ObjectMapper().readTree(list.answered()).findValuesAsText("state");
                assertTrue(states.contains("running"), states.toString());
            }
            try (var door = new FrontDoor(InstantSource.system(), folder, Map.of("CLIPLY_KEY_PROTECTION", "off"))) {
                var refused = assertThrows(StorageException.class, () -> door.hold(folder.resolve("data")));
                assertEquals(ErrorCode.FOLDER_NOT_FREE, refused.code());
            }
            try (var other = guestClip(home, "other.mp4", "rel");
                    var third = guestClip(home, "third.mp4", "rel/third")) {
                third.awaitLine("Reading: third");
                third.signal("INT");
                assertEquals(6, third.end(), third.told().toString());
                assertTrue(
                        third.told().contains("error: Cancelled. [cancelled]"),
                        third.told().toString());
                assertEquals(0, other.end(), other.told().toString());
                assertTrue(other.answered().contains("in " + home.resolve("rel")), other.answered());
            }
            assertEquals(0, holder.end(), holder.told().toString());
        }
        assertWhole();
        assertTrue(Files.exists(home.resolve("rel/clips.json")));
        assertFalse(Files.exists(home.resolve("rel/third/clips.json")));
        assertFalse(Files.exists(folder.resolve("data/instance.properties")));
    }

    @Test
    void ofManyAtOnceEachIsAnsweredThoughHoldersComeAndGo() throws Exception {
        var crowd = new ArrayList<ChildCliply>();
        try {
            for (int one = 0; one < 5; one++)
                crowd.add(new ChildCliply(folder.resolve("data"), "projects", "--format", "json"));
            for (var one : crowd) {
                assertEquals(0, one.end(), one.told().toString());
                assertEquals("[ ]", one.answered().strip());
            }
        } finally {
            for (var one : crowd) one.close();
        }
    }
}
