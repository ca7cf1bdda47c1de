package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.HoldReason;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobLane;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.LaneHold;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.engine.job.WorkConditions;
import com.cliply.engine.machine.PowerSource;
import com.cliply.engine.project.Project;
import com.cliply.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Limits of time, and how the runner behaves on a machine that others use as well. */
@Timeout(60)
class MannersTest {
    private static final Duration LIMIT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<PowerSource.State> power = new AtomicReference<>(PowerSource.State.MAINS);
    private final WorkConditions conditions = WorkConditions.usual()
            .withGrace(Duration.ofSeconds(1))
            .withPower(() -> Objects.requireNonNull(power.get()));
    private final Project project = new Samples().aProject("match");
    private final JobKind heavy =
            new JobKind.MakeProxy(project.id(), project.source().id());

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @SuppressWarnings("NullAway.Init")
    private JobQueue jobs;

    @BeforeEach
    void open() {
        var system = InstantSource.system();
        storage = Storage.open(folder, () -> system.instant().plus(ahead.get()), MannersTest::rules);
        jobs = storage.stores().jobs();
        storage.stores().projects().save(project);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private static JobRules rules(JobKind kind) {
        var rules = JobRules.of(kind).withRetries(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2)));
        return kind instanceof JobKind.MakeProxy ? rules.withTimeLimit(LIMIT) : rules;
    }

    private static JobHandlers transcribing(Consumer<JobContext> work) {
        return new JobHandlers(new JobHandler<JobKind.TranscribeSource>() {
            @Override
            public Class<JobKind.TranscribeSource> kind() {
                return JobKind.TranscribeSource.class;
            }

            @Override
            public void run(JobKind.TranscribeSource kind, JobContext context) {
                work.accept(context);
            }
        });
    }

    private void runAll(Consumer<JobContext> work) throws InterruptedException {
        runAll(new JobHandlers(StuckChild.handler(work)));
    }

    private void runAll(JobHandlers handlers) throws InterruptedException {
        try (var runner = storage.jobRunner(workspace -> handlers, new Events(), conditions)) {
            runner.start();
            runner.await(() -> jobs.unfinished() == 0);
        }
    }

    private JobState state(JobId id) {
        return jobs.find(id).orElseThrow().state();
    }

    @Test
    void anAttemptOverItsTimeIsToldToStopAndTriedAgain() throws Exception {
        var id = jobs.enqueue(heavy);
        runAll(context -> {
            var monitor = context.stage("rendering", 0, 1);
            while (context.attempt() == 1) {
                monitor.throwIfCancelled();
                Thread.onSpinWait();
            }
        });
        assertInstanceOf(JobState.Succeeded.class, state(id));
        var retried = jobs.history(id).get(2);
        assertEquals("retried", retried.what());
        assertEquals("time_limit: make-proxy, 0.2 s", retried.detail());
    }

    @Test
    void whoNeverKeepsItsTimeBecomesADeadLetter() throws Exception {
        var id = jobs.enqueue(heavy);
        runAll(context -> {
            var monitor = context.stage("rendering", 0, 1);
            while (!monitor.cancelled()) Thread.onSpinWait();
            monitor.throwIfCancelled();
        });
        var dead = assertInstanceOf(JobState.Dead.class, state(id));
        assertEquals(ErrorCode.TIME_LIMIT, dead.code());
        assertEquals(List.of("make-proxy", "0.2 s"), dead.facts());
    }

    @Test
    void aHandlerThatHearsNothingIsGivenUpAndItsLaneGoesOn() throws Exception {
        var id = jobs.enqueue(heavy);
        var threads = new ConcurrentLinkedQueue<String>();
        var interrupts = new AtomicInteger();
        var hangs = new CountDownLatch(1);
        var late = new AtomicReference<Throwable>();
        var over = new CountDownLatch(1);
        runAll(context -> {
            threads.add(Thread.currentThread().getName());
            if (context.attempt() > 1) return;
            while (hangs.getCount() > 0) {
                try {
                    hangs.await();
                } catch (InterruptedException ignored) {
                    // Like a native call that hangs.
                    interrupts.incrementAndGet();
                }
            }
            try {
                context.commit(() -> jobs.enqueue(heavy));
            } catch (CancelledException stale) {
                late.set(stale);
            } finally {
                over.countDown();
            }
        });
        assertInstanceOf(JobState.Succeeded.class, state(id));
        assertEquals(List.of("heavy-1", "heavy-2"), List.copyOf(threads));
        hangs.countDown();
        assertTrue(over.await(10, TimeUnit.SECONDS));
        assertEquals(1, interrupts.get());
        assertInstanceOf(CancelledException.class, late.get());
        assertEquals(1, jobs.newest(10).size());
    }

    @Test
    void whatIsUnlockedFromAHangingHandlerRunsInTheSameProcess() throws Exception {
        var slow = new JobKind.TranscribeSource(project.id(), project.source().id());
        var id = jobs.enqueue(slow);
        var began = new CountDownLatch(1);
        var hangs = new CountDownLatch(1);
        var handlers = transcribing(context -> {
            if (context.attempt() > 1) return;
            began.countDown();
            while (hangs.getCount() > 0) Thread.onSpinWait();
        });
        try (var runner = storage.jobRunner(workspace -> handlers, new Events(), conditions)) {
            runner.start();
            assertTrue(began.await(10, TimeUnit.SECONDS));
            storage.stores().operations().unlock(id);
            runner.await(() -> jobs.unfinished() == 0);
            assertInstanceOf(JobState.Succeeded.class, state(id));
            assertEquals(2, jobs.find(id).orElseThrow().attempt());
        } finally {
            hangs.countDown();
        }
    }

    @Test
    void onBatteryHeavyWorkWaitsAndGoesOnByItself() throws Exception {
        power.set(PowerSource.State.BATTERY);
        var id = jobs.enqueue(heavy);
        var light = jobs.enqueue(new JobKind.PurgeJobs());
        var handlers = new JobHandlers(StuckChild.handler(context -> {}), new JobHandler<JobKind.PurgeJobs>() {
            @Override
            public Class<JobKind.PurgeJobs> kind() {
                return JobKind.PurgeJobs.class;
            }

            @Override
            public void run(JobKind.PurgeJobs kind, JobContext context) {}
        });
        try (var runner = storage.jobRunner(workspace -> handlers, new Events(), conditions)) {
            runner.start();
            runner.await(() -> jobs.unfinished() == 1);
            assertInstanceOf(JobState.Succeeded.class, state(light));
            assertInstanceOf(JobState.Queued.class, state(id));
            assertEquals(List.of(new LaneHold(JobLane.HEAVY, HoldReason.ON_BATTERY)), runner.holds());
            power.set(PowerSource.State.MAINS);
            ahead.set(Duration.ofSeconds(20));
            runner.await(() -> jobs.unfinished() == 0);
            assertEquals(List.of(), runner.holds());
        }
        assertInstanceOf(JobState.Succeeded.class, state(id));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void heavyWorkAndTheThreadsThatItStartsLetOthersGoFirst() throws Exception {
        jobs.enqueue(heavy);
        var heard = new ConcurrentLinkedQueue<String>();
        runAll(context -> {
            heard.add(niceness());
            var encoder = new Thread(() -> heard.add(niceness()));
            encoder.start();
            while (encoder.isAlive()) Thread.onSpinWait();
        });
        assertEquals(List.of("10", "10"), List.copyOf(heard));
        assertFalse(niceness().equals("10"));
    }

    /** As the kernel tells it of the calling thread. */
    private static String niceness() {
        try {
            var stat = Files.readString(Path.of("/proc/thread-self/stat"));
            // The name in brackets may hold spaces; niceness is the 19th field, the 17th after it.
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16];
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @Tag("alone")
    @Test
    void theHistoryOfThisMachineTellsHowLongTheNextJobNeeds() throws Exception {
        var slow = new JobKind.TranscribeSource(project.id(), project.source().id());
        var ran = jobs.enqueue(JobOrder.of(slow).withSize(Duration.ofSeconds(110)));
        runAll(transcribing(context -> ahead.updateAndGet(before -> before.plusSeconds(3))));
        assertInstanceOf(JobState.Succeeded.class, state(ran));
        var next = jobs.enqueue(JobOrder.of(slow).withSize(Duration.ofSeconds(330)));
        jobs.enqueue(JobOrder.of(slow).withSize(Duration.ofSeconds(330)));
        var seen = new CountDownLatch(1);
        try (var runner = storage.jobRunner(
                workspace -> transcribing(context -> {
                    context.stage("listening", 0, 1);
                    while (seen.getCount() > 0) Thread.onSpinWait();
                }),
                new Events(),
                conditions)) {
            runner.start();
            while (jobs.find(next).orElseThrow().left().isEmpty()) Thread.onSpinWait();
            var left = jobs.find(next).orElseThrow().left().orElseThrow();
            assertTrue(left.toSeconds() >= 4 && left.toSeconds() < 13, "left: " + left);
            var all = runner.left().orElseThrow();
            assertTrue(all.toSeconds() >= 13 && all.toSeconds() < 26, "all: " + all);
            seen.countDown();
            runner.await(() -> jobs.unfinished() == 0);
        }
    }

    @Test
    void aRunnerStartsOnce() {
        try (var runner = storage.jobRunner(workspace -> new JobHandlers(), new Events(), conditions)) {
            runner.start();
            assertThrows(IllegalStateException.class, runner::start);
        }
    }
}
