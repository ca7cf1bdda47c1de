package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.job.InMemoryJobQueue;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobState;
import com.cliply.engine.render.RenderJournal.Render;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.render.RenderSweep.Remembered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderSweepTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private final Samples samples = new Samples();
    private final Stores ours = InMemoryStores.make(CLOCK);
    private final Stores theirs = InMemoryStores.make(CLOCK);

    private void sweep() {
        var workspaces = Stream.of(ours, theirs)
                .map(stores -> new Remembered(stores.journal(), stores.jobs(), stores.transactions()))
                .toList();
        new RenderSweep(folder, CLOCK, () -> workspaces).sweep();
    }

    private static JobId aJob(Stores stores) {
        return stores.jobs().enqueue(new JobKind.PurgeJobs());
    }

    /** With a row and a piece, and the piece's file. */
    private Path begun(Stores stores, JobId job) throws IOException {
        var id = new RenditionId(Ids.derived(job.value(), 0));
        stores.journal().begin(new Render(id, job, "a".repeat(64), "libx264", 2, List.of()));
        stores.journal().save(samples.aPiece(id, "sound", Stage.COMMITTED));
        return left(id);
    }

    private Path left(RenditionId id) throws IOException {
        var place = Files.createDirectories(RenderSweep.folderOf(folder, id));
        Files.writeString(place.resolve("sound-1.mp4"), "sound");
        return place;
    }

    private static void aged(Path place) throws IOException {
        Files.setLastModifiedTime(place, FileTime.from(CLOCK.instant().minus(Duration.ofHours(25))));
    }

    private static void ended(Stores stores, JobId job, JobState state) {
        ((InMemoryJobQueue) stores.jobs()).attempted(job, state);
    }

    @Test
    void thePiecesOfACancelledJobVanish() throws IOException {
        var job = aJob(ours);
        var place = begun(ours, job);
        ours.jobs().cancel(job);
        sweep();
        assertFalse(Files.exists(place));
        assertEquals(List.of(), ours.journal().all());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void thePiecesOfAJobThatSucceededVanish() throws IOException {
        var job = aJob(theirs);
        var place = begun(theirs, job);
        ended(theirs, job, new JobState.Succeeded(CLOCK.instant()));
        sweep();
        assertFalse(Files.exists(place));
        assertEquals(List.of(), theirs.journal().all());
    }

    @Test
    void whatMayGoOnKeepsItsPiecesHoweverOldTheyAre() throws IOException {
        var queued = aJob(ours);
        var waiting = ours.jobs().enqueue(JobOrder.of(new JobKind.PurgeJobs()).after(queued));
        var dead = aJob(theirs);
        var places = List.of(begun(ours, queued), begun(ours, waiting), begun(theirs, dead));
        ended(theirs, dead, new JobState.Dead(CLOCK.instant(), ErrorCode.DISK_FULL, List.of("x")));
        for (var place : places) aged(place);
        sweep();
        for (var place : places) assertTrue(Files.exists(place.resolve("sound-1.mp4")));
        assertEquals(2, ours.journal().all().size());
        assertEquals(1, theirs.journal().all().size());
        // It is cancelled rather than tried again.
        ours.jobs().cancel(waiting);
        sweep();
        assertFalse(Files.exists(places.get(1)));
        assertTrue(Files.exists(places.get(0)));
    }

    @Test
    void aFolderWithoutARowIsLeftAloneForADay() throws IOException {
        var young = left(new RenditionId(samples.anId()));
        var old = left(new RenditionId(samples.anId()));
        aged(old);
        sweep();
        assertTrue(Files.exists(young));
        assertFalse(Files.exists(old));
    }

    @Test
    void aFolderWithoutARowGoesAtOnceIfItsJobIsOver() throws IOException {
        var over = aJob(theirs);
        ended(theirs, over, new JobState.Succeeded(CLOCK.instant()));
        var left = left(new RenditionId(Ids.derived(over.value(), 3)));
        var beginning = left(new RenditionId(Ids.derived(aJob(ours).value(), 3)));
        sweep();
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(beginning));
    }

    @Test
    void whatAnotherMachineHasUnderWayIsLeftToIt() {
        var job = aJob(ours);
        var render = new Render(new RenditionId(samples.anId()), job, "a".repeat(64), "libx264", 2, List.of());
        ours.journal().begin(render);
        sweep();
        assertEquals(List.of(render), ours.journal().all());
        ours.jobs().cancel(job);
        sweep();
        assertEquals(List.of(), ours.journal().all());
    }

    @Test
    void whatIsNoRenditionIsLeftAlone() throws IOException {
        var notes = Files.createDirectories(folder.resolve("notes"));
        var file = Files.writeString(folder.resolve(new UUID(1, 2).toString()), "a file");
        aged(notes);
        aged(file);
        sweep();
        assertTrue(Files.exists(notes));
        assertTrue(Files.exists(file));
    }

    @Test
    void whatWasBeingRemovedIsRemoved() throws IOException {
        var half =
                Files.createDirectories(folder.resolve(samples.anId() + ".gone").resolve("deep"));
        Files.writeString(half.resolve("sound-1.mp4"), "sound");
        var job = aJob(ours);
        var place = begun(ours, job);
        Files.createDirectories(
                place.resolveSibling(place.getFileName() + ".gone").resolve("older"));
        ours.jobs().cancel(job);
        sweep();
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aLinkIsRemovedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
        var precious = Files.writeString(elsewhere.resolve("precious.mp4"), "precious");
        var job = aJob(ours);
        var place = begun(ours, job);
        Files.createSymbolicLink(place.resolve("link"), elsewhere);
        ours.jobs().cancel(job);
        sweep();
        assertFalse(Files.exists(place));
        assertTrue(Files.exists(precious));
    }

    @Test
    void withoutAFolderThereIsNothingToDo() throws IOException {
        Files.delete(folder);
        sweep();
        Files.createDirectories(folder);
    }
}
