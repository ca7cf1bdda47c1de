package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.storage.files.StudioFolders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Proxies as a person makes them. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent by kill")
class ProxyEndToEndTest {
    @TempDir
    Path folder;

    private Path film() {
        return TestMedia.film()
                .size(640, 360)
                .frames(3_600, FrameRate.of(30))
                .keyframeEvery(250, 2)
                .write(folder.resolve("film.mp4"));
    }

    private String run(int exitCode, Object... words) throws Exception {
        try (var child = new ChildCliply(folder.resolve("data"), words)) {
            assertEquals(exitCode, child.end(), child.told().toString());
            return child.answered();
        }
    }

    private List<String> segments() throws IOException {
        var proxies = new StudioFolders(folder.resolve("data")).proxies();
        if (!Files.exists(proxies)) return List.of();
        var names = new ArrayList<String>();
        // Another process renames these files while we look: what is gone by then is no failure.
        Files.walkFileTree(proxies, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                names.add(file.getFileName().toString());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return names.stream()
                .filter(name -> !name.equals("manifest.json") && !name.equals("used"))
                .sorted()
                .toList();
    }

    @Test
    void aProxyIsMadeShownAndRemoved() throws Exception {
        var film = film();
        try (var killed = new ChildCliply(folder.resolve("data"), "proxy", film, "--at", "1:15")) {
            while (segments().stream().noneMatch(name -> name.endsWith(".mp4")))
                assertTrue(killed.alive(), killed.told().toString());
            killed.signal("KILL");
            killed.end();
        }
        var there = segments().stream().filter(name -> name.endsWith(".mp4")).toList();
        assertTrue(there.getFirst().startsWith("000007."), there.toString());
        assertTrue(there.size() < 12, "it was through before it was killed");
        var made = run(0, "proxy", film);
        assertTrue(made.contains("segments  12"), made);
        assertEquals(12, segments().size(), segments().toString());
        assertTrue(segments().containsAll(there));
        var usage = run(0, "proxy", "--usage");
        assertTrue(usage.contains("12/12") && usage.contains("film") && usage.contains("of 10 GB are in use"), usage);
        run(0, "proxy", "film", "--remove");
        assertEquals(List.of(), segments());
    }

    @Test
    void ofSoundAloneThereIsNothingToMake() throws Exception {
        var sound = TestMedia.film()
                .withoutPictures()
                .frames(90, FrameRate.of(30))
                .sound(TestSound.tone(-20))
                .write(folder.resolve("talk.mp4"));
        assertEquals(
                "talk has no pictures: there is nothing to make a proxy of.",
                run(0, "proxy", sound).strip());
        assertEquals(List.of(), segments());
    }
}
