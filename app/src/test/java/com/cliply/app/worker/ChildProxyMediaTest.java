package com.cliply.app.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.Main;
import com.cliply.engine.Engine;
import com.cliply.engine.WorkFolders;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.MachineManners;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.render.Presets;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.Storage;
import com.cliply.storage.files.StudioFolders;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ChildProxyMediaTest {
    @TempDir
    Path folder;

    private final Events events = new Events();

    /** Does nothing in this process. */
    private record Isolated(ChildAttempt isolation) implements JobHandler<JobKind.MakeProxy> {
        @Override
        public Class<JobKind.MakeProxy> kind() {
            return JobKind.MakeProxy.class;
        }

        @Override
        public void run(JobKind.MakeProxy kind, JobContext context) {
            isolation.run(Storage.PERSONAL, kind, context);
        }
    }

    @Test
    void aChildMakesAProxyThatItsHostCanOpen() throws Exception {
        var manners = MachineManners.ofThisMachine();
        var engine = new Engine(InstantSource.system(), events, manners, Presets.builtIn());
        var film = TestMedia.film().frames(330, FrameRate.of(10)).write(folder.resolve("film.mp4"));
        var data = folder.resolve("data");
        try (var storage = Storage.open(data, InstantSource.system())) {
            var stores = storage.stores();
            var imported = assertInstanceOf(
                    ImportResult.Imported.class, engine.importer(stores).importMedia(film));
            var source = imported.project().source();
            var command = new ChildCommand(
                    Main.class.getName(),
                    List.of(ChildMain.WORD, String.valueOf(manners.coresHeldBack()), data.toString()));
            var isolation = new ChildAttempt(command, workspace -> storage.stores(Access.ofMachine(workspace)), events);
            var wish = List.of(MediaTime.ofSeconds(12));
            var id = stores.jobs()
                    .enqueue(new JobKind.MakeProxy(imported.project().id(), source.id(), wish));
            try (var runner = storage.jobRunner(_ -> new JobHandlers(new Isolated(isolation)), events)) {
                runner.start();
                runner.await(() -> stores.jobs().unfinished() == 0);
            }
            assertInstanceOf(
                    JobState.Succeeded.class,
                    stores.jobs().find(id).orElseThrow().state());
            var studio = new StudioFolders(data);
            var proxies = engine.proxies(new WorkFolders(studio.renders(), studio.proxies()));
            assertEquals(4, proxies.usage(source.fingerprint()).segments());
            var segment = proxies.open(source.fingerprint(), MediaTime.ofMillis(32_850));
            assertTrue(segment.isPresent());
            assertEquals(32_800_000, segment.get().frames().get(segment.get().frameAt(32_850_000)));
        }
    }
}
