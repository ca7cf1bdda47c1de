package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.AppConfig;
import com.cliply.app.Studio;
import com.cliply.engine.Samples;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.time.FrameRate;
import com.cliply.storage.vault.KeySources;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RelinkCommandMediaTest {
    @TempDir
    Path folder;

    @TempDir
    Path videos;

    @SuppressWarnings("NullAway.Init")
    private RealStudio studio;

    @SuppressWarnings("NullAway.Init")
    private ProjectId project;

    @BeforeEach
    void importMatch() {
        studio = new RealStudio(folder);
        var file = TestMedia.film().frames(90, FrameRate.of(30)).write(videos.resolve("match.mp4"));
        try (var open = Studio.open(new AppConfig(folder), studio.clock, KeySources.bare())) {
            project = ((ImportResult.Imported) open.importMedia(file)).project().id();
            open.stores().clips().save(new Samples().aClip(project, 0.5, 1_500_000));
        }
    }

    private Path source() {
        return studio.inside(storage ->
                storage.stores().projects().find(project).orElseThrow().source().path());
    }

    @Test
    void aMovedFileIsGivenToItsProject() throws Exception {
        var place = Files.move(
                videos.resolve("match.mp4"),
                Files.createDirectory(videos.resolve("a")).resolve("b.mp4"));
        var typed = studio.typed("relink", "match", place);
        assertEquals(new Typed(0, "✓ match has its file in " + place + " now.\n", ""), typed);
        assertEquals(place, source());
        var told = studio.typed("audit").out();
        assertTrue(told.contains("project.relink"), told);
        assertTrue(told.contains(project.toString()), told);
    }

    @Test
    void anotherFileIsTakenOnlyWithItsOption() {
        var shorter = TestMedia.film().frames(60, FrameRate.of(30)).write(videos.resolve("shorter.mp4"));
        var refused = studio.typed("relink", "match", shorter);
        assertEquals(3, refused.exitCode());
        assertTrue(refused.err().contains("[source_other]"), refused.err());
        assertTrue(refused.err().contains("--changed"), refused.err());
        assertEquals(videos.resolve("match.mp4"), source());
        var taken = studio.typed("relink", "match", shorter, "--changed");
        assertEquals(0, taken.exitCode(), taken.err());
        assertEquals(shorter, source());
        assertTrue(
                taken.err().startsWith("A goal (00:00:01.533 - 00:00:02.500) reaches beyond the end of this file"),
                taken.err());
        assertTrue(studio.typed("audit").out().contains("project.replace-source"));
    }

    @Test
    void whatIsNoMediaIsRefused() throws Exception {
        var notes = Files.writeString(videos.resolve("notes.txt"), "no film");
        var typed = studio.typed("relink", project, notes, "--changed");
        assertEquals(3, typed.exitCode());
        assertTrue(typed.err().contains("[not_media]"), typed.err());
        assertEquals(3, typed(videos.resolve("none.mp4")).exitCode());
        assertEquals(videos.resolve("match.mp4"), source());
    }

    private Typed typed(Path file) {
        return studio.typed("relink", project, file);
    }
}
