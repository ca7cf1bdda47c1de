package com.cliply.storage.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.Samples;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.clip.HibernateClipStore;
import com.cliply.storage.job.JobTable;
import com.cliply.storage.project.HibernateProjectStore;
import com.cliply.storage.render.HibernateRenditionStore;
import com.cliply.storage.workspace.HibernateWorkspaceStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
    private static final int ROWS = 20;

    @TempDir
    Path folder;

    private final Samples samples = new Samples();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void open() {
        var entities = Stream.of(
                        HibernateProjectStore.entities(),
                        HibernateClipStore.entities(),
                        HibernateRenditionStore.entities(),
                        JobTable.entities(),
                        HibernateWorkspaceStore.entities())
                .flatMap(List::stream)
                .toList();
        database = Database.open(
                DatabaseAddress.ofFile(folder, folder.resolve("studio")), entities, InstantSource.system(), List.of());
        database.statistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ProjectId project() {
        var project = samples.aProject("match");
        new HibernateProjectStore(database).save(project);
        return project.id();
    }

    private void read(int rows, int statements, Supplier<List<?>> list) {
        database.statistics().clear();
        assertEquals(rows, list.get().size());
        assertEquals(statements, database.statistics().getPrepareStatementCount());
    }

    @Test
    void projectsAreReadInAFixedNumberOfStatements() {
        for (int row = 0; row < ROWS; row++) project();
        read(ROWS, 1, new HibernateProjectStore(database)::all);
    }

    @Test
    void clipsAreReadInAFixedNumberOfStatements() {
        var store = new HibernateClipStore(database);
        var project = project();
        for (int row = 0; row < ROWS; row++) store.save(samples.aClip(project, 0.5));
        read(ROWS, 3, () -> store.ofProject(project));
        read(ROWS, 3, store::all);
    }

    @Test
    void renditionsAreReadInAFixedNumberOfStatements() {
        var clip = samples.aClip(project(), 0.5);
        new HibernateClipStore(database).save(clip);
        var store = new HibernateRenditionStore(database);
        for (int row = 0; row < ROWS; row++) store.save(samples.aRendition(clip.id()));
        read(ROWS, 1, () -> store.ofClip(clip.id()));
    }

    @Test
    void jobsAreReadInAFixedNumberOfStatements() {
        var jobs = new JobTable(database, InstantSource.system()).queue(Access.ofMachine(Database.PERSONAL));
        var project = project();
        var clip = samples.aClip(project, 0.5).id();
        for (int row = 0; row < ROWS; row++) jobs.enqueue(new JobKind.MakeThumbnails(project, clip));
        read(ROWS, 1, () -> jobs.newest(ROWS));
        read(ROWS, 1, () -> jobs.ofProject(project));
        database.change(session -> session.createMutationQuery(
                        "update Job set state = 'running', attempt = 1, worker = 'somebody'")
                .executeUpdate());
        read(ROWS, 2, () -> jobs.newest(ROWS));
    }
}
