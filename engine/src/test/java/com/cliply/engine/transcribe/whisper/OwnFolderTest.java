package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
    @TempDir
    Path home;

    private List<Path> left() throws IOException {
        try (var files = Files.list(home)) {
            return files.toList();
        }
    }

    @Test
    void itIsGoneWithAllThatIsInIt() throws IOException {
        Path path;
        try (var folder = OwnFolder.in(home)) {
            path = folder.path();
            Files.createDirectories(path.resolve("a").resolve("b"));
            Files.writeString(path.resolve("a").resolve("lib.so"), "x");
        }
        assertFalse(Files.exists(path));
        assertEquals(List.of(), left());
    }

    @Test
    void whatAKilledProcessLeftGoesAndWhatIsInUseStays() throws IOException {
        var dead = Files.createDirectories(home.resolve("dead"));
        Files.writeString(dead.resolve("lib.so"), "x");
        Files.writeString(home.resolve("dead.lock"), "");
        try (var used = OwnFolder.in(home);
                var second = OwnFolder.in(home)) {
            assertFalse(Files.exists(dead));
            assertTrue(Files.exists(used.path()));
            assertTrue(Files.exists(second.path()));
        }
        assertEquals(List.of(), left());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other rights")
    void nobodyElseMayLookIntoWhatIsMade() throws IOException {
        var data = home.resolve("data");
        try (var folder = OwnFolder.in(data.resolve("work"))) {
            for (var place : List.of(data, data.resolve("work"), folder.path()))
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
        }
    }

    @Test
    void linksAreRemovedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
        var kept = Files.writeString(elsewhere.resolve("kept"), "x");
        try (var folder = OwnFolder.in(home)) {
            Files.createSymbolicLink(folder.path().resolve("link"), elsewhere);
        }
        assertTrue(Files.exists(kept));
        assertEquals(List.of(), left());
    }
}
