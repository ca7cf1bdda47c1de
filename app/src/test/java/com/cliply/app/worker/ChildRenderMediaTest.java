package com.cliply.app.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.cliply.app.Main;
import com.cliply.engine.Engine;
import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.WorkFolders;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.AttemptIsolation;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.MachineManners;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.Storage;
import com.cliply.storage.files.StudioFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ChildRenderMediaTest {
    @TempDir
    Path folder;

    private final Events events = new Events();
    private final Engine engine =
            new Engine(InstantSource.system(), events, MachineManners.ofThisMachine(), Presets.builtIn());

    private static JobHandlers isolated(AttemptIsolation isolation) {
        return new JobHandlers(new JobHandler<JobKind.RenderClip>() {
            @Override
            public Class<JobKind.RenderClip> kind() {
                return JobKind.RenderClip.class;
            }

            @Override
            public void run(JobKind.RenderClip kind, JobContext context) {
                isolation.run(Storage.PERSONAL, kind, context);
            }
        });
    }

    private Path render(Storage storage, JobKind.RenderClip kind, Function<WorkspaceId, JobHandlers> handlers)
            throws InterruptedException {
        var jobs = storage.stores().jobs();
        var id = jobs.enqueue(kind);
        try (var runner = storage.jobRunner(handlers, events)) {
            runner.start();
            runner.await(() -> jobs.unfinished() == 0);
        }
        assertInstanceOf(JobState.Succeeded.class, jobs.find(id).orElseThrow().state());
        return kind.outputs().getFirst().file();
    }

    private JobKind.RenderClip to(String name, ImportResult.Imported imported, Stores stores) {
        var clip = new Samples().aClip(imported.project().id(), 0.5);
        stores.clips().save(clip);
        return new JobKind.RenderClip(
                imported.project().id(),
                List.of(new JobKind.RenderClip.Output(
                        clip.id(), "draft", "9:16", folder.resolve(name), SoundWish.PLAIN)));
    }

    @Test
    void aChildRendersTheSameFileAsItsHost() throws Exception {
        var film = TestMedia.film().size(320, 180).frames(60, FrameRate.of(30)).write(folder.resolve("film.mp4"));
        var data = folder.resolve("data");
        try (var storage = Storage.open(data, InstantSource.system())) {
            var stores = storage.stores();
            var studio = new StudioFolders(data);
            var folders = new WorkFolders(studio.renders(), studio.proxies());
            var imported = assertInstanceOf(
                    ImportResult.Imported.class, engine.importer(stores).importMedia(film));
            var heldBack = MachineManners.ofThisMachine().coresHeldBack();
            var command = new ChildCommand(
                    Main.class.getName(), List.of(ChildMain.WORD, String.valueOf(heldBack), data.toString()));
            var isolation = new ChildAttempt(command, workspace -> storage.stores(Access.ofMachine(workspace)), events);
            var wishedHere = to("here.mp4", imported, stores);
            var wishedThere = to("there.mp4", imported, stores);
            var here = render(
                    storage,
                    wishedHere,
                    workspace -> engine.handlers(storage.stores(Access.ofMachine(workspace)), folders));
            var there = render(storage, wishedThere, workspace -> isolated(isolation));
            assertEquals(-1, Files.mismatch(here, there));
            var hashes = Stream.of(wishedHere, wishedThere)
                    .flatMap(kind ->
                            stores.renditions().ofClip(kind.outputs().getFirst().clip()).stream())
                    .filter(rendition -> rendition.status() == Rendition.Status.READY)
                    .map(Rendition::sha256)
                    .toList();
            assertEquals(2, hashes.size());
            assertEquals(hashes.get(0), hashes.get(1));
        }
    }
}
