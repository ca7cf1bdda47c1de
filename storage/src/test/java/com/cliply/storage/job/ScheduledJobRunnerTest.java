package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.Pace;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.engine.job.SleepWatch;
import com.cliply.engine.project.Project;
import com.cliply.engine.workspace.Access;
import com.cliply.storage.clip.HibernateClipStore;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseAddress;
import com.cliply.storage.project.HibernateProjectStore;
import com.cliply.storage.render.HibernateRenditionStore;
import com.cliply.storage.workspace.HibernateWorkspaceStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ScheduledJobRunnerTest {
    private static final RetryPolicy THREE_QUICK_ONES = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(10));

    @TempDir
    Path folder;

    private final Events events = new Events();
    private final List<StudioEvent> announced = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private JobTable table;

    @SuppressWarnings("NullAway.Init")
    private JobQueue jobs;

    private final Project project = new Samples().aProject("match");
    private final JobKind kind =
            new JobKind.MakeProxy(project.id(), project.source().id());

    /** What a test wants done. */
    private interface Work {
        void run(JobContext context) throws Exception;
    }

    private static JobHandlers doing(Work work) {
        return new JobHandlers(new JobHandler<JobKind.MakeProxy>() {
            @Override
            public Class<JobKind.MakeProxy> kind() {
                return JobKind.MakeProxy.class;
            }

            @Override
            public void run(JobKind.MakeProxy kind, JobContext context) {
                try {
                    work.run(context);
                } catch (RuntimeException error) {
                    throw error;
                } catch (Exception error) {
                    throw new IllegalStateException(error);
                }
            }
        });
    }

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
        table = new JobTable(
                database, InstantSource.system(), kind -> JobRules.of(kind).withRetries(THREE_QUICK_ONES));
        jobs = table.queue(Access.ofMachine(Database.PERSONAL));
        new HibernateProjectStore(database).save(project);
        var _ = events.subscribe(announced::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void runAll(Work work) throws InterruptedException {
        try (var runner = table.runner(workspace -> doing(work), events)) {
            runner.start();
            runner.await(() -> jobs.unfinished() == 0);
        }
    }

    private Job job(JobId id) {
        return jobs.find(id).orElseThrow();
    }

    private List<String> words(JobId id) {
        return jobs.history(id).stream().map(JobEvent::what).toList();
    }

    private long scheduledRows() {
        return database.read(session -> session.createSelectionQuery("select count(*) from ScheduledTask", Long.class)
                .getSingleResult());
    }

    @Test
    void aJobRunsOnceAndIsDone() throws Exception {
        var id = jobs.enqueue(kind);
        var ran = new AtomicInteger();
        runAll(context -> {
            ran.incrementAndGet();
            assertEquals(id, context.job());
            assertEquals(1, context.attempt());
            assertTrue(Thread.currentThread().getName().startsWith("heavy-"));
        });
        assertEquals(1, ran.get());
        assertInstanceOf(JobState.Succeeded.class, job(id).state());
        assertEquals(1, job(id).progress());
        assertEquals(List.of("enqueued", "started", "succeeded"), words(id));
        assertEquals(0, scheduledRows());
        assertEquals(
                List.of(
                        new StudioEvent.JobStarted(id, "make-proxy", 1),
                        new StudioEvent.JobEnded(id, "make-proxy", "succeeded")),
                announced);
    }

    @Test
    void aRolledBackJobLeavesNeitherRow() {
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    jobs.enqueue(kind);
                    throw new IllegalStateException("changed my mind");
                }));
        assertEquals(List.of(), jobs.newest(10));
        assertEquals(0, scheduledRows());
    }

    @Test
    void aJobMayEnqueueTheNextOneInItsCommit() throws Exception {
        var first = jobs.enqueue(kind);
        runAll(context -> {
            if (context.job().equals(first)) context.commit(() -> jobs.enqueue(kind));
        });
        assertEquals(2, jobs.newest(10).size());
        assertTrue(jobs.newest(10).stream().allMatch(job -> job.state() instanceof JobState.Succeeded));
    }

    @Test
    void aFailureThatMayPassIsTriedAgain() throws Exception {
        var id = jobs.enqueue(kind);
        runAll(context -> {
            if (context.attempt() < 3) throw new RenderException(ErrorCode.DISK_FULL, "a.mp4");
        });
        assertInstanceOf(JobState.Succeeded.class, job(id).state());
        assertEquals(
                List.of("enqueued", "started", "retried", "started", "retried", "started", "succeeded"), words(id));
        assertEquals("disk_full: a.mp4", jobs.history(id).get(2).detail());
    }

    @Test
    void whatFailsEveryTimeBecomesADeadLetter() throws Exception {
        var id = jobs.enqueue(kind);
        runAll(context -> {
            throw new RenderException(ErrorCode.DISK_FULL, "a.mp4");
        });
        var dead = assertInstanceOf(JobState.Dead.class, job(id).state());
        assertEquals(ErrorCode.DISK_FULL, dead.code());
        assertEquals(List.of("a.mp4"), dead.facts());
        assertEquals(3, job(id).attempt());
        assertEquals(0, scheduledRows());
    }

    @Test
    void aPermanentFailureIsNotTriedAgain() throws Exception {
        var id = jobs.enqueue(kind);
        runAll(context -> {
            throw new MediaException(ErrorCode.NOT_MEDIA, "a.mp4");
        });
        assertInstanceOf(JobState.Dead.class, job(id).state());
        assertEquals(List.of("enqueued", "started", "dead"), words(id));
    }

    @Test
    void aDeadLetterThatIsRetriedHasAllItsAttemptsBeforeIt() throws Exception {
        var id = jobs.enqueue(kind);
        runAll(context -> {
            throw new MediaException(ErrorCode.NOT_MEDIA, "a.mp4");
        });
        jobs.retry(id);
        var attempts = new CopyOnWriteArrayList<Integer>();
        runAll(context -> attempts.add(context.attempt()));
        assertEquals(List.of(1), attempts);
        assertInstanceOf(JobState.Succeeded.class, job(id).state());
    }

    @Test
    void anErrorOfTheMachineEndsTheAttemptAndNotTheRunner() throws Exception {
        var broken = jobs.enqueue(kind);
        var healthy = jobs.enqueue(kind);
        runAll(context -> {
            if (context.job().equals(broken)) throw new UnsatisfiedLinkError("no such library (this test throws it)");
        });
        var dead = assertInstanceOf(JobState.Dead.class, job(broken).state());
        assertEquals(ErrorCode.UNEXPECTED, dead.code());
        assertTrue(dead.facts().getFirst().contains("no such library"));
        assertInstanceOf(JobState.Succeeded.class, job(healthy).state());
    }

    @Test
    void aRunningJobThatIsCancelledStopsAndStaysCancelled() throws Exception {
        var id = jobs.enqueue(kind);
        var running = new CountDownLatch(1);
        try (var runner = table.runner(
                workspace -> doing(context -> {
                    var monitor = context.stage("rendering", 0, 1);
                    running.countDown();
                    while (true) {
                        monitor.throwIfCancelled();
                        Thread.onSpinWait();
                    }
                }),
                events)) {
            runner.start();
            assertTrue(running.await(10, TimeUnit.SECONDS));
            assertInstanceOf(JobState.Running.class, job(id).state());
            jobs.cancel(id);
            runner.await(() -> jobs.unfinished() == 0);
        }
        assertInstanceOf(JobState.Cancelled.class, job(id).state());
        assertEquals(List.of("enqueued", "started", "cancelled"), words(id));
        assertEquals(0, scheduledRows());
    }

    @Test
    void aJobThatFailsWhileItIsCancelledIsNotTriedAgain() throws Exception {
        var id = jobs.enqueue(kind);
        runAll(context -> {
            jobs.cancel(id);
            throw new RenderException(ErrorCode.ENCODING_FAILED, "a.mp4", "this test says so");
        });
        assertInstanceOf(JobState.Cancelled.class, job(id).state());
        assertEquals(List.of("enqueued", "started", "cancelled"), words(id));
        assertEquals(0, scheduledRows());
    }

    @Test
    void whatTheCloseStopsGoesBackWithoutSpendingTheAttempt() throws Exception {
        var id = jobs.enqueue(kind);
        var running = new CountDownLatch(1);
        try (var runner = table.runner(
                workspace -> doing(context -> {
                    var monitor = context.stage("rendering", 0, 1);
                    running.countDown();
                    while (true) {
                        monitor.throwIfCancelled();
                        Thread.onSpinWait();
                    }
                }),
                events)) {
            runner.start();
            assertTrue(running.await(10, TimeUnit.SECONDS));
        }
        assertInstanceOf(JobState.Queued.class, job(id).state());
        assertEquals(0, job(id).attempt());
        runAll(context -> assertEquals(1, context.attempt()));
        assertInstanceOf(JobState.Succeeded.class, job(id).state());
    }

    @Test
    void aStaleAttemptChangesNothing() throws Exception {
        var id = jobs.enqueue(kind);
        var refused = new AtomicReference<Throwable>();
        runAll(context -> {
            if (context.attempt() > 1) return;
            // Another process took the job over while this one seemed dead.
            database.change(session -> session.createMutationQuery("update Job set worker = 'another process'")
                    .executeUpdate());
            try {
                context.commit(() -> new HibernateProjectStore(database).save(new Samples().aProject("stale")));
            } catch (CancelledException stale) {
                refused.set(stale);
                // It ends there, and this one never touches the job again.
                database.change(
                        session -> session.createMutationQuery("update Job set state = 'succeeded', worker = null")
                                .executeUpdate());
                throw stale;
            }
        });
        assertInstanceOf(CancelledException.class, refused.get());
        assertEquals(
                List.of("match"),
                new HibernateProjectStore(database)
                        .all().stream().map(Project::name).toList());
        assertInstanceOf(JobState.Succeeded.class, job(id).state());
        assertEquals(List.of("enqueued", "started"), words(id));
    }

    @Test
    void aContextThatOutlivesItsAttemptChangesNothing() throws Exception {
        jobs.enqueue(kind);
        var kept = new AtomicReference<JobContext>();
        runAll(kept::set);
        var context = Objects.requireNonNull(kept.get());
        assertThrows(CancelledException.class, () -> context.commit(() -> jobs.enqueue(kind)));
        assertEquals(1, jobs.newest(10).size());
    }

    @Test
    void whatAJobEnqueuesBelongsToTheWishThatItBelongsTo() throws Exception {
        var first = jobs.enqueue(kind);
        runAll(context -> {
            if (jobs.ofOrigin(first).size() < 3) context.commit(() -> jobs.enqueue(kind));
        });
        assertEquals(3, jobs.ofOrigin(first).size());
    }

    @Test
    void aFailedCommitLeavesNothing() throws Exception {
        var id = jobs.enqueue(kind);
        runAll(context -> context.commit(() -> {
            jobs.enqueue(kind);
            throw new MediaException(ErrorCode.NOT_MEDIA, "a.mp4");
        }));
        assertEquals(List.of(id), jobs.newest(10).stream().map(Job::id).toList());
    }

    @Test
    void progressIsAnnouncedTenTimesASecondAtMostAndNeverFalls() {
        var now = new AtomicReference<>(Samples.START);
        InstantSource clock = now::get;
        var graph = new JobGraph(new ScheduledRows(database));
        var steps = new JobSteps(database.machine(), clock, new JobSignals(), graph, JobRules::of, new Random(1), "me");
        var id = new JobId(new Samples().anId());
        var watch = new SleepWatch(clock);
        var around = new JobAttempt.Surroundings(steps, events, clock, watch, new Pace(steps::past));
        var claim = new JobClaim(
                id, id, Database.PERSONAL, kind, "make-proxy/1", JobRules.of(kind), 1, Duration.ZERO, 0, false);
        var attempt = new JobAttempt(claim, around);
        var monitor = attempt.stage("rendering", 0, 0.5);
        var whole = Duration.ofSeconds(10);
        for (int millis = 50; millis <= 200; millis += 50) {
            now.set(Samples.START.plusMillis(millis));
            monitor.done(Duration.ofMillis(millis * 4L), whole);
        }
        attempt.stage("checking", 0.02, 1);
        assertEquals(
                List.of(
                        new StudioEvent.JobProgressed(id, "rendering", 0, 0),
                        new StudioEvent.JobProgressed(id, "rendering", 0.02, 4),
                        new StudioEvent.JobProgressed(id, "rendering", 0.04, 4),
                        new StudioEvent.JobProgressed(id, "checking", 0.04, 0)),
                announced);
    }

    @Test
    void theTableTellsHowFarARunningJobIs() throws Exception {
        var id = jobs.enqueue(kind);
        JobQueue queue = jobs;
        runAll(context -> {
            context.stage("analysing", 0.25, 0.5);
            while (queue.find(id).orElseThrow().progress() < 0.25) Thread.onSpinWait();
            assertEquals("analysing", queue.find(id).orElseThrow().stage());
        });
        assertInstanceOf(JobState.Succeeded.class, job(id).state());
    }

    @Test
    void workThatThisVersionDoesNotKnowIsADeadLetterWithTheReason() throws Exception {
        var id = jobs.enqueue(kind);
        database.change(session ->
                session.createMutationQuery("update Job set kind = 'dance/3'").executeUpdate());
        runAll(context -> {});
        var dead = assertInstanceOf(JobState.Dead.class, job(id).state());
        assertEquals(ErrorCode.NOT_POSSIBLE_NOW, dead.code());
        assertEquals("dance/3", dead.facts().getFirst());
        assertEquals(new JobKind.Unknown("dance/3", Optional.of(project.id())), job(id).kind());
    }
}
