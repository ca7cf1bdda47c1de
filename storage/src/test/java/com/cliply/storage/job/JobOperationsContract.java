package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.engine.project.Project;
import com.cliply.engine.workspace.Access;
import com.cliply.engine.workspace.AuditEvent;
import com.cliply.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator may do to the queue, on every database. */
public abstract class JobOperationsContract {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final String PERSON = "person:tester";

    /** The clock goes on by itself as well: db-scheduler looks for work by it. */
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

    private final long begun = System.nanoTime();
    private final Samples samples = new Samples();
    private final Project project = samples.aProject("match");

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    /** Opens the same database each time. */
    protected abstract Storage open(InstantSource clock);

    /** Each job has one attempt. */
    protected static JobRules once(JobKind kind) {
        return JobRules.of(kind).withRetries(ONCE);
    }

    @BeforeEach
    void begin() {
        storage = open(this::now);
        stores().projects().save(project);
    }

    @AfterEach
    void end() {
        storage.close();
    }

    private Stores stores() {
        return storage.stores(new Access(Storage.PERSONAL, PERSON));
    }

    private JobKind work() {
        return new JobKind.MakeThumbnails(project.id(), new ClipId(samples.anId()));
    }

    private JobId enqueued() {
        return stores().jobs().enqueue(work());
    }

    private Instant now() {
        return Samples.START.plus(passed.get()).plusNanos(System.nanoTime() - begun);
    }

    private void pass(Duration time) {
        passed.accumulateAndGet(time, Duration::plus);
    }

    private static JobHandlers doing(Consumer<JobContext> work) {
        return new JobHandlers(new JobHandler<JobKind.MakeThumbnails>() {
            @Override
            public Class<JobKind.MakeThumbnails> kind() {
                return JobKind.MakeThumbnails.class;
            }

            @Override
            public void run(JobKind.MakeThumbnails kind, JobContext context) {
                work.accept(context);
            }
        });
    }

    private void runAll(Consumer<JobContext> work) throws InterruptedException {
        try (var runner = storage.jobRunner(workspace -> doing(work), new Events())) {
            runner.start();
            runner.await(() -> stores().jobs().unfinished() == 0);
        }
    }

    private JobState state(JobId job) {
        return stores().jobs().find(job).map(Job::state).orElseThrow();
    }

    private List<String> audited() {
        return stores().audit().newest(10).stream().map(AuditEvent::action).toList();
    }

    @Test
    void unlockMakesTheOldAttemptStale() throws Exception {
        var id = enqueued();
        var hangs = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var late = new AtomicReference<>("nothing");
        var clip = samples.aClip(project.id(), 0.5);
        try (var runner = storage.jobRunner(
                workspace -> doing(context -> {
                    if (context.attempt() > 1) return;
                    hangs.countDown();
                    await(goesOn);
                    try {
                        context.commit(() -> stores().clips().save(clip));
                        late.set("committed");
                    } catch (CancelledException stale) {
                        late.set("refused");
                        throw stale;
                    }
                }),
                new Events())) {
            runner.start();
            assertTrue(hangs.await(20, TimeUnit.SECONDS));
            stores().operations().unlock(id);
            runner.await(() -> state(id) instanceof JobState.Succeeded);
            goesOn.countDown();
        }
        assertEquals("refused", late.get());
        assertEquals(List.of(), stores().clips().ofProject(project.id()));
        assertEquals(
                List.of("enqueued", "started", "unlocked", "started", "succeeded"),
                stores().jobs().history(id).stream().map(JobEvent::what).toList());
        assertEquals(PERSON, stores().jobs().history(id).get(2).actor());
        assertEquals(List.of("job.unlock"), audited());
    }

    @Test
    void aJobThatIsBeingCancelledIsOverWhenItIsUnlocked() throws Exception {
        var id = enqueued();
        var hangs = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        try (var runner = storage.jobRunner(
                workspace -> doing(context -> {
                    hangs.countDown();
                    await(goesOn);
                }),
                new Events())) {
            runner.start();
            assertTrue(hangs.await(20, TimeUnit.SECONDS));
            stores().jobs().cancel(id);
            stores().operations().unlock(id);
            assertInstanceOf(JobState.Cancelled.class, state(id));
            goesOn.countDown();
        }
        assertInstanceOf(JobState.Cancelled.class, state(id));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void onlyARunningJobIsUnlocked() {
        var id = enqueued();
        var refused =
                assertThrows(InputException.class, () -> stores().operations().unlock(id));
        assertEquals(ErrorCode.NOT_POSSIBLE_NOW, refused.code());
        assertEquals(List.of(), audited());
    }

    @Test
    void aPauseSurvivesARestartAndHoldsUntilItEnds() throws Exception {
        stores().operations().pause("new disk");
        stores().operations().pause("the second one changes nothing");
        storage.close();
        storage = open(this::now);
        var pause = stores().operations().pause().orElseThrow();
        assertEquals(List.of("new disk", PERSON), List.of(pause.reason(), pause.actor()));
        assertTrue(Duration.between(Samples.START, pause.since()).toMinutes() < 1);
        var started = new CountDownLatch(1);
        enqueued();
        try (var runner = storage.jobRunner(workspace -> doing(context -> started.countDown()), new Events())) {
            runner.start();
            assertFalse(started.await(700, TimeUnit.MILLISECONDS));
            stores().operations().resume();
            stores().operations().resume();
            assertTrue(started.await(20, TimeUnit.SECONDS));
            runner.await(() -> stores().jobs().unfinished() == 0);
        }
        assertTrue(stores().operations().pause().isEmpty());
        assertEquals(2, audited().size(), "a line for each change: " + audited());
    }

    @Test
    void deadLettersOfACodeAreReplayed() throws Exception {
        var damaged = enqueued();
        runAll(context -> {
            throw new InputException(ErrorCode.MEDIA_DAMAGED, "a.mp4", "no index");
        });
        var one = enqueued();
        var two = enqueued();
        runAll(context -> {
            throw new RenderException(ErrorCode.DISK_FULL, "a.mp4");
        });
        var child = stores().jobs().enqueue(JobOrder.of(work()).after(one));
        var full = JobFilter.newest(10).because(ErrorCode.DISK_FULL);
        assertEquals(2, stores().operations().replay(full));
        assertEquals(0, stores().operations().replay(full));
        assertInstanceOf(JobState.Dead.class, state(damaged));
        assertInstanceOf(JobState.Waiting.class, state(child), "its parent has another chance");
        runAll(context -> assertEquals(1, context.attempt(), "all attempts are before it again"));
        assertInstanceOf(JobState.Succeeded.class, state(two));
        assertInstanceOf(JobState.Succeeded.class, state(child));
        assertEquals(List.of("job.replay"), audited());
    }

    @Test
    void noMoreAreReplayedThanAskedFor() throws Exception {
        for (int job = 0; job < 3; job++) enqueued();
        runAll(context -> {
            throw new InputException(ErrorCode.MEDIA_DAMAGED, "a.mp4", "no index");
        });
        assertEquals(2, stores().operations().replay(JobFilter.newest(2)));
        assertEquals(1, stores().jobs().counts().get("dead"));
    }

    @Test
    void manyOldJobsAreForgottenWithTheirKeysButNotThoseThatOthersWaitFor() {
        var many = 1_100;
        var stores = stores();
        var parent = stores.transactions().inTransaction(() -> {
            for (int job = 0; job < many; job++)
                stores.jobs().cancel(stores.jobs().enqueue(JobOrder.of(work()).withKey("key " + job)));
            var waitedFor = stores.jobs().enqueue(work());
            stores.jobs().cancel(waitedFor);
            return waitedFor;
        });
        var child = stores.jobs().enqueue(JobOrder.of(work()).after(parent));
        pass(Duration.ofDays(1));
        var queued = enqueued();
        assertEquals(0, stores.operations().purge(JobFilter.newest(1), Samples.START), "none is so old");
        assertEquals(0, stores.operations().purge(JobFilter.newest(1).inStates(Set.of("dead")), now()), "none is dead");
        assertEquals(many, stores.operations().purge(JobFilter.newest(1), now()));
        assertInstanceOf(JobState.Cancelled.class, state(parent));
        assertInstanceOf(JobState.Parked.class, state(child));
        assertInstanceOf(JobState.Queued.class, state(queued));
        assertNotEquals(parent, stores.jobs().enqueue(JobOrder.of(work()).withKey("key 1")), "the key is free");
        stores.jobs().cancel(child);
        pass(Duration.ofDays(1));
        assertEquals(2, stores.operations().purge(JobFilter.newest(1), now()), "nobody waits for it any more");
    }

    @Test
    void whatHasNotEndedIsNeverForgotten() {
        var running = JobFilter.newest(1).inStates(Set.of("running"));
        var refused =
                assertThrows(InputException.class, () -> stores().operations().purge(running, now()));
        assertEquals(ErrorCode.NOT_POSSIBLE_NOW, refused.code());
    }

    @Test
    void byRuleEachKindIsKeptForItsOwnTime() {
        var thumbnails = enqueued();
        var publish = stores().jobs().enqueue(new JobKind.Publish(project.id(), new PublicationId(samples.anId())));
        stores().jobs().cancel(thumbnails);
        stores().jobs().cancel(publish);
        pass(Duration.ofDays(29));
        assertEquals(0, stores().operations().purgeByRule());
        pass(Duration.ofDays(2));
        assertEquals(1, stores().operations().purgeByRule());
        assertTrue(stores().jobs().find(thumbnails).isEmpty());
        assertInstanceOf(JobState.Cancelled.class, state(publish));
        pass(Duration.ofDays(335));
        assertEquals(1, stores().operations().purgeByRule());
    }
}
