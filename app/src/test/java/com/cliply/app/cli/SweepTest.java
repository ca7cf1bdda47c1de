package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.render.RenderJournal.Render;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.render.RenderSweep;
import com.cliply.storage.files.StudioFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pieces of renditions in a real data folder, and commands that end the wish for them. */
@Timeout(60)
class SweepTest {
    @TempDir
    Path folder;

    private final Samples samples = new Samples();

    @SuppressWarnings("NullAway.Init")
    private RealStudio studio;

    @SuppressWarnings("NullAway.Init")
    private JobId job;

    @SuppressWarnings("NullAway.Init")
    private Path place;

    /** As a process leaves it that was killed in the middle. */
    @BeforeEach
    void leaveHalfOfARendition() throws IOException {
        studio = new RealStudio(folder);
        var project = studio.aProject("match");
        job = studio.inside(storage -> {
            var stores = storage.stores();
            var clip = samples.aClip(project, 0.5);
            stores.clips().save(clip);
            var output =
                    new JobKind.RenderClip.Output(clip.id(), "draft", "9:16", folder.resolve("a.mp4"), SoundWish.PLAIN);
            var queued = stores.jobs().enqueue(JobOrder.of(new JobKind.RenderClip(project, List.of(output))));
            var id = new RenditionId(Ids.derived(queued.value(), 0));
            stores.journal().begin(new Render(id, queued, "a".repeat(64), "libx264", 2, List.of()));
            stores.journal().save(samples.aPiece(id, "sound", Stage.COMMITTED));
            return queued;
        });
        var renders = new StudioFolders(folder).renders();
        place = Files.createDirectories(RenderSweep.folderOf(renders, new RenditionId(Ids.derived(job.value(), 0))));
        Files.writeString(place.resolve("sound-1.mp4"), "sound");
    }

    private int rows() {
        return studio.inside(storage -> storage.stores().journal().all().size());
    }

    @Test
    void cancellingAJobThatNobodyRunsRemovesItsPiecesAtOnce() {
        assertEquals(0, studio.typed("jobs", "list").exitCode());
        assertTrue(Files.exists(place));
        assertEquals(1, rows());
        assertEquals(0, studio.typed("jobs", "cancel", job).exitCode());
        assertFalse(Files.exists(place));
        assertEquals(0, rows());
    }

    @Test
    void whatWasLeftIsRemovedWhenTheStudioOpens() {
        studio.inside(storage -> {
            storage.stores().jobs().cancel(job);
            return true;
        });
        assertTrue(Files.exists(place));
        assertEquals(0, studio.typed("projects").exitCode());
        assertFalse(Files.exists(place));
        assertEquals(0, rows());
    }
}
