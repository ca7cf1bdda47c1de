package com.cliply.engine.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.Importer;
import com.cliply.engine.project.Project;
import com.cliply.engine.project.SourceFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedSourceTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.START);

    @TempDir
    Path folder;

    private final Stores stores = InMemoryStores.make(CLOCK);
    private final Importer importer =
            new Importer(file -> Samples.aMediaInfo(), stores.projects(), stores.transactions(), new Ids(CLOCK), CLOCK);
    private final ProbeSourceWork work =
            new ProbeSourceWork(importer, new SourceFinder(stores.projects(), CLOCK), stores.projects(), stores.jobs());

    @SuppressWarnings("NullAway.Init")
    private Project project;

    /** Keeps every change; there is nobody to cancel it. */
    private record Kept(JobId job) implements JobContext {
        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public WorkMonitor stage(String stage, double from, double to) {
            return WorkMonitor.NONE;
        }

        @Override
        public void commit(Runnable changes) {
            changes.run();
        }

        @Override
        public void commitDurably(Runnable changes) {
            changes.run();
        }
    }

    @BeforeEach
    void importMatch() throws IOException {
        var file = Files.writeString(folder.resolve("match.mp4"), "goal");
        project = ((ImportResult.Imported) importer.importMedia(file)).project();
    }

    private void probe() {
        var source = project.source().id();
        work.run(new JobKind.ProbeSource(project.id(), source, null), new Kept(new JobId(new Samples().anId())));
    }

    @Test
    void workGoesOnWithAFileThatWasMoved() throws IOException {
        var place = Files.move(project.source().path(), folder.resolve("match (2026).mp4"));
        probe();
        var now = stores.projects().find(project.id()).orElseThrow();
        assertEquals(project.source().seenAt(place), now.source());
    }

    @Test
    void workStopsBeforeItUsesAnotherFile() throws IOException {
        Files.writeString(project.source().path(), "another goal");
        assertEquals(
                ErrorCode.SOURCE_CHANGED,
                assertThrows(InputException.class, this::probe).code());
        Files.delete(project.source().path());
        assertEquals(
                ErrorCode.SOURCE_MISSING,
                assertThrows(InputException.class, this::probe).code());
    }
}
