package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementTest {
    @TempDir
    Path folder;

    @Test
    void thePartLiesBesideItsFinalName() {
        assertEquals(folder.resolve("clip.mp4.part"), Placement.partOf(folder.resolve("clip.mp4")));
    }

    @Test
    void aNameThatIsTakenGetsANumber() throws IOException {
        var file = folder.resolve("clip.mp4");
        assertEquals(file, Placement.choose(file));
        Files.createFile(file);
        assertEquals(folder.resolve("clip (2).mp4"), Placement.choose(file));
        Files.createFile(folder.resolve("clip (2).mp4"));
        assertEquals(folder.resolve("clip (3).mp4"), Placement.choose(file));
    }

    @Test
    void aLinkThatLeadsNowhereIsTakenToo() throws IOException {
        var file = folder.resolve("clip.mp4");
        Files.createSymbolicLink(file, folder.resolve("gone.mp4"));
        assertEquals(folder.resolve("clip (2).mp4"), Placement.choose(file));
    }

    @Test
    void placingMovesTheWholeFile() throws IOException {
        var part = Files.writeString(folder.resolve("clip.mp4.part"), "whole");
        Placement.place(part, folder.resolve("clip.mp4"));
        assertEquals("whole", Files.readString(folder.resolve("clip.mp4")));
        assertFalse(Files.exists(part));
    }

    @Test
    void placingNeverOverwrites() throws IOException {
        var other = Files.writeString(folder.resolve("clip.mp4"), "somebody else's");
        var part = Files.writeString(folder.resolve("clip.mp4.part"), "ours");
        var refused = assertThrows(RenderException.class, () -> Placement.place(part, other));
        assertEquals(ErrorCode.OUTPUT_NOT_WRITABLE, refused.code());
        assertEquals("somebody else's", Files.readString(other));
    }

    @Test
    void whatCannotBePlacedIsRemoved() throws IOException {
        var part = Files.writeString(folder.resolve("clip.mp4.part"), "ours");
        assertThrows(
                RenderException.class,
                () -> Placement.place(part, folder.resolve("none").resolve("clip.mp4")));
        assertFalse(Files.exists(part));
    }

    @Test
    void aRenditionStandsOnlyAsItWasVerified() throws IOException {
        var file = Files.writeString(folder.resolve("clip.mp4"), "verified");
        var rendition = new Rendition(
                new RenditionId(new UUID(0, 1)),
                new ClipId(new UUID(0, 2)),
                "draft",
                "9:16",
                file,
                Rendition.Status.PLACING,
                new FrameSize(360, 640),
                Duration.ofSeconds(1),
                "libx264",
                -14,
                Files.size(file),
                RenderVerifier.sha256(file),
                Instant.EPOCH);
        assertTrue(Placement.stands(rendition));
        Files.writeString(file, "VERIFIED");
        assertFalse(Placement.stands(rendition));
        Files.delete(file);
        assertFalse(Placement.stands(rendition));
    }
}
