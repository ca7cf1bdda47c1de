package com.cliply.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.Recurrence.MissedRuns;
import com.cliply.engine.project.Project;
import com.cliply.engine.render.RenderJournal.Piece;
import com.cliply.engine.render.RenderJournal.Render;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.saga.SagaStep;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.Workspace;
import com.cliply.storage.db.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tries to reach from one workspace into another in every way there is. */
@Timeout(60)
abstract class WorkspaceContract {
    private final Samples samples = new Samples();
    private final WorkspaceId ours = new WorkspaceId(samples.anId());
    private final WorkspaceId theirs = new WorkspaceId(samples.anId());

    @SuppressWarnings("NullAway.Init")
    private Stores us;

    @SuppressWarnings("NullAway.Init")
    private Stores them;

    @SuppressWarnings("NullAway.Init")
    private Project project;

    @SuppressWarnings("NullAway.Init")
    private Clip clip;

    @SuppressWarnings("NullAway.Init")
    private Rendition rendition;

    @SuppressWarnings("NullAway.Init")
    private JobId job;

    @SuppressWarnings("NullAway.Init")
    private Render render;

    @SuppressWarnings("NullAway.Init")
    private Piece piece;

    protected abstract Storage storage();

    /** Empties what earlier tests have filled. */
    protected void clear() throws Exception {}

    /** Everything below is theirs. */
    @BeforeEach
    void fill() throws Exception {
        clear();
        var workspaces = storage().workspaces();
        workspaces.save(new Workspace(ours, "Ours", Samples.START));
        workspaces.save(new Workspace(theirs, "Theirs", Samples.START));
        us = storage().stores(Access.ofPerson(ours, "us"));
        them = storage().stores(Access.ofPerson(theirs, "them"));
        project = samples.aProject("secret");
        them.projects().save(project);
        clip = samples.aClip(project.id(), 0.5);
        them.clips().save(clip);
        rendition = samples.aRendition(clip.id());
        them.renditions().save(rendition);
        job = them.jobs().enqueue(JobOrder.of(thumbnails()).withKey("theirs"));
        them.sagas().save(question());
        render = samples.aRender(job);
        them.journal().begin(render);
        piece = samples.aPiece(render.id(), "sound", Stage.COMMITTED);
        them.journal().save(piece);
        them.recurrences().put("nightly", new JobKind.PurgeJobs(), "0 3 * * *", ZoneOffset.UTC, MissedRuns.SKIP);
    }

    private JobKind thumbnails() {
        return new JobKind.MakeThumbnails(project.id(), clip.id());
    }

    private SagaStep question() {
        return new SagaStep(
                job, "post", SagaStep.State.UNDECIDED, "secret", null, "Is it there?", Instant.EPOCH, null, null);
    }

    @Test
    void nothingOfAnotherWorkspaceIsFound() {
        assertEquals(Optional.empty(), us.projects().find(project.id()));
        assertEquals(
                Optional.empty(),
                us.projects().findByFingerprint(project.source().fingerprint()));
        assertEquals(List.of(), us.projects().all());
        assertEquals(Optional.empty(), us.clips().find(clip.id()));
        assertEquals(List.of(), us.clips().ofProject(project.id()));
        assertEquals(List.of(), us.clips().all());
        assertEquals(Optional.empty(), us.renditions().find(rendition.id()));
        assertEquals(List.of(), us.renditions().ofClip(clip.id()));
        assertEquals(Optional.empty(), us.jobs().find(job));
        assertEquals(List.of(), us.jobs().newest(9));
        assertEquals(List.of(), us.jobs().list(JobFilter.newest(9).olderThan(job)));
        assertEquals(List.of(), us.jobs().ofProject(project.id()));
        assertEquals(List.of(), us.jobs().history(job));
        assertEquals(List.of(), us.jobs().parents(job));
        assertEquals(0, us.jobs().unfinished());
        assertTrue(us.jobs().counts().isEmpty());
        assertEquals(List.of(), us.recurrences().all());
        assertEquals(Optional.empty(), us.sagas().find(job, "post"));
        assertEquals(List.of(), us.sagas().ofJob(job));
        assertEquals(List.of(), us.sagas().undecided());
        assertEquals(Optional.empty(), us.journal().find(render.id()));
        assertEquals(List.of(), us.journal().all());
        assertEquals(List.of(), us.journal().pieces(render.id()));
        assertEquals(List.of(), us.audit().newest(9));
        assertEquals(1, them.projects().all().size());
    }

    @Test
    void savingARecordOfAnotherWorkspaceLeavesTheirsAsItWas() {
        us.projects().save(project.withSource(samples.aProject("other").source()));
        assertEquals(Optional.of(project), them.projects().find(project.id()));
        us.clips().save(clip.withStatus(ClipStatus.REJECTED));
        assertEquals(Optional.of(clip), them.clips().find(clip.id()));
    }

    @Test
    void aRenderOfTheSameIdBegunInAnotherWorkspaceLeavesTheirsAsItWas() {
        var own = us.jobs().enqueue(new JobKind.PurgeJobs());
        us.journal().begin(new Render(render.id(), own, "b".repeat(64), "libopenh264", 1, List.of()));
        us.journal().save(new Piece(render.id(), "sound", "sound-2.mp4", Stage.INTENDED, 0, ""));
        assertEquals(List.of(render), them.journal().all());
        assertEquals(List.of(piece), them.journal().pieces(render.id()));
    }

    @Test
    void removingWhatIsInAnotherWorkspaceRemovesNothing() {
        us.clips().remove(clip.id());
        us.renditions().remove(rendition.id());
        us.sagas().remove(job, "post");
        us.journal().forget(render.id());
        assertEquals(Optional.of(clip), them.clips().find(clip.id()));
        assertEquals(1, them.renditions().ofClip(clip.id()).size());
        assertEquals(1, them.sagas().undecided().size());
        assertEquals(List.of(render), them.journal().all());
        assertEquals(List.of(piece), them.journal().pieces(render.id()));
    }

    @Test
    void jobsOfAnotherWorkspaceCannotBeSteered() {
        for (Runnable wish : List.<Runnable>of(
                () -> us.jobs().cancel(job),
                () -> us.jobs().retry(job),
                () -> us.operations().unlock(job),
                () -> us.operations().release(job),
                () -> us.jobs().enqueue(JobOrder.of(new JobKind.PurgeJobs()).after(job)),
                () -> us.recurrences().switchOn("nightly", false)))
            assertEquals(
                    ErrorCode.NOT_FOUND,
                    assertThrows(InputException.class, wish::run).code());
        them.jobs().cancel(job);
        assertEquals(0, us.operations().purge(JobFilter.newest(9), Instant.parse("2999-01-01T00:00:00Z")));
        assertEquals(0, us.operations().replay(JobFilter.newest(9)));
        assertEquals(1, them.jobs().newest(9).size());
    }

    @Test
    void theSameKeyInTwoWorkspacesIsTwoJobs() {
        assertNotEquals(
                job, us.jobs().enqueue(JobOrder.of(new JobKind.PurgeJobs()).withKey("theirs")));
    }

    @Test
    void nothingCanPointIntoAnotherWorkspace() {
        for (Runnable reference : List.<Runnable>of(
                () -> us.clips().save(samples.aClip(project.id(), 0.5)),
                () -> us.renditions().save(samples.aRendition(clip.id())),
                () -> us.jobs().enqueue(thumbnails()),
                () -> us.journal().begin(samples.aRender(job)),
                () -> us.journal().save(samples.aPiece(render.id(), "picture-0001", Stage.INTENDED)),
                () -> us.journal().save(piece),
                () -> us.sagas().save(question()))) assertThrows(StorageException.class, reference::run);
    }

    @Test
    void queriesOverAllRowsMeanTheRowsOfOneWorkspace() {
        var database = storage().database().in(ours);
        for (var entity : List.of(
                "Project",
                "SourceMedia",
                "Clip",
                "Rendition",
                "Job",
                "JobEvent",
                "SagaStep",
                "Render",
                "RenderPiece")) {
            assertEquals(0, count(database, "from " + entity), entity);
            var removed = new AtomicInteger();
            database.change(session -> removed.set(
                    session.createMutationQuery("delete from " + entity).executeUpdate()));
            assertEquals(0, removed.get(), entity);
        }
        assertEquals(Optional.of(clip), them.clips().find(clip.id()));
    }

    @Test
    void theMachineSeesAllWorkspaces() {
        us.jobs().enqueue(new JobKind.PurgeJobs());
        assertEquals(2, count(storage().database().machine(), "from Job where state = 'queued'"));
    }

    private static long count(Database database, String rows) {
        var counted = new AtomicLong();
        database.change(session -> counted.set(session.createSelectionQuery("select count(*) " + rows, Long.class)
                .getSingleResult()));
        return counted.get();
    }

    @Test
    void eachJobIsDoneWithTheStoresOfItsOwnWorkspace() throws Exception {
        var ourJob = us.jobs().enqueue(new JobKind.PurgeJobs());
        var theirJob = them.jobs().enqueue(new JobKind.PurgeJobs());
        them.jobs().cancel(job);
        var seen = new ConcurrentHashMap<JobId, Integer>();
        try (var runner = storage().jobRunner(workspace -> new JobHandlers(counting(workspace, seen)), new Events())) {
            runner.start();
            runner.await(() -> us.jobs().unfinished() + them.jobs().unfinished() == 0);
        }
        assertEquals(0, seen.get(ourJob));
        assertEquals(1, seen.get(theirJob));
        assertEquals(
                Optional.of("made by the job"),
                us.audit().newest(1).stream().map(event -> event.detail()).findFirst());
        assertEquals(1, us.audit().newest(9).size());
    }

    private JobHandler<JobKind.PurgeJobs> counting(WorkspaceId workspace, ConcurrentHashMap<JobId, Integer> seen) {
        var stores = storage().stores(Access.ofMachine(workspace));
        return new JobHandler<>() {
            @Override
            public Class<JobKind.PurgeJobs> kind() {
                return JobKind.PurgeJobs.class;
            }

            @Override
            public void run(JobKind.PurgeJobs kind, JobContext context) {
                seen.put(context.job(), stores.projects().all().size());
                context.commit(() -> stores.audit().add("test", "", "made by the job"));
            }
        };
    }
}
