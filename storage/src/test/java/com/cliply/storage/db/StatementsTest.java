package com.cliply.storage.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.Recurrence.MissedRuns;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.Workspace;
import com.cliply.storage.clip.HibernateClipStore;
import com.cliply.storage.job.JobTable;
import com.cliply.storage.project.HibernateProjectStore;
import com.cliply.storage.render.HibernateRenderJournal;
import com.cliply.storage.render.HibernateRenditionStore;
import com.cliply.storage.workspace.HibernateAuditLog;
import com.cliply.storage.workspace.HibernateWorkspaceStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
    private static final int ROWS = 20;
    private static final Access MACHINE = Access.ofMachine(Database.PERSONAL);

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
                        HibernateRenderJournal.entities(),
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

    private void write(int statements, Runnable change) {
        database.statistics().clear();
        change.run();
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
    void theJournalOfARenditionTakesOneOrTwoStatementsAStep() {
        var job = new JobTable(database, InstantSource.system()).queue(MACHINE).enqueue(new JobKind.PurgeJobs());
        var journal = new HibernateRenderJournal(database);
        var render = samples.aRender(job);
        write(2, () -> journal.begin(render));
        write(2, () -> journal.save(samples.aPiece(render.id(), "sound", Stage.INTENDED)));
        write(1, () -> journal.save(samples.aPiece(render.id(), "sound", Stage.COMMITTED)));
        for (int row = 1; row < ROWS; row++)
            journal.save(samples.aPiece(render.id(), "picture-" + row, Stage.INTENDED));
        read(ROWS, 1, () -> journal.pieces(render.id()));
        write(2, () -> journal.begin(render));
        for (int row = 1; row < ROWS; row++) journal.begin(samples.aRender(job));
        read(ROWS, 1, journal::all);
        write(1, () -> journal.forget(render.id()));
    }

    @Test
    void jobsAreReadInAFixedNumberOfStatements() {
        var jobs = new JobTable(database, InstantSource.system()).queue(MACHINE);
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

    @Test
    void aPageOfJobsTakesOneStatementForEachStateOrKindAskedFor() {
        var jobs = new JobTable(database, InstantSource.system()).queue(MACHINE);
        var project = project();
        var clip = samples.aClip(project, 0.5).id();
        for (int row = 0; row < ROWS; row++) jobs.enqueue(new JobKind.MakeThumbnails(project, clip));
        var last = jobs.newest(1).getFirst().id();
        var all = JobFilter.newest(ROWS);
        read(ROWS, 1, () -> jobs.list(all.inStates(Set.of("queued"))));
        read(ROWS, 3, () -> jobs.list(all.inStates(Set.of("queued", "dead", "parked"))));
        read(ROWS, 1, () -> jobs.list(all.ofKinds(Set.of("make-thumbnails"))));
        read(ROWS, 2, () -> jobs.list(all.ofKinds(Set.of("make-thumbnails", "publish"))));
        read(ROWS, 1, () -> jobs.list(all.ofProject(project).inStates(Set.of("queued", "dead"))));
        read(0, 2, () -> jobs.list(all.because(ErrorCode.DISK_FULL)));
        read(ROWS - 1, 2, () -> jobs.list(all.olderThan(last)));
        read(ROWS, 1, () -> jobs.beginningWith(last.toString().substring(0, 4), ROWS));
    }

    @Test
    void whatBelongsToAJobIsReadInOneStatement() {
        var jobs = new JobTable(database, InstantSource.system()).queue(MACHINE);
        var project = project();
        var parents = new HashSet<JobId>();
        for (int row = 0; row < ROWS; row++)
            parents.add(jobs.enqueue(new JobKind.MakeProxy(project, new SourceId(samples.anId()))));
        var child = jobs.enqueue(JobOrder.of(new JobKind.MakeProxy(project, new SourceId(samples.anId())))
                .after(parents));
        read(ROWS, 1, () -> jobs.parents(child));
        parents.forEach(jobs::cancel);
        read(2, 1, () -> jobs.history(child));
        read(1, 1, () -> jobs.find(child).stream().toList());
    }

    @Test
    void recurrencesAuditLinesAndWorkspacesAreReadInOneStatement() {
        var recurrences = new JobTable(database, InstantSource.system()).recurrences(MACHINE);
        var workspaces = new HibernateWorkspaceStore(database);
        var ids = new Ids(InstantSource.system());
        for (int row = 0; row < ROWS; row++)
            recurrences.put("number " + row, new JobKind.PurgeJobs(), "0 3 * * *", ZoneOffset.UTC, MissedRuns.SKIP);
        for (int row = 1; row < ROWS; row++)
            workspaces.save(new Workspace(new WorkspaceId(ids.next()), "room " + row, Samples.START));
        read(ROWS, 1, recurrences::all);
        var audit = new HibernateAuditLog(database, Access.MACHINE, InstantSource.system());
        read(ROWS, 1, () -> audit.newest(ROWS));
        read(ROWS, 1, workspaces::all);
    }
}
