package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.storage.ChildJvm;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CrashTest {
    private static JobRules twice(JobKind kind) {
        return JobRules.of(kind).withRetries(new RetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(10)));
    }

    @TempDir
    Path folder;

    private JobId enqueued() {
        try (var storage = Storage.open(folder, InstantSource.system())) {
            var project = new Samples().aProject("match");
            storage.stores().projects().save(project);
            return storage.stores()
                    .jobs()
                    .enqueue(
                            new JobKind.MakeProxy(project.id(), project.source().id()));
        }
    }

    /** Kills a process with all its threads while it runs the job. */
    private void killInTheMiddle() throws Exception {
        var child = ChildJvm.start(StuckChild.class, folder.toString());
        try (var said = child.inputReader()) {
            assertTrue(said.lines().anyMatch("working"::equals));
        } finally {
            child.destroyForcibly();
        }
        var _ = child.waitFor();
    }

    @Test
    void aJobWhoseProcessWasKilledIsTakenUpAgain() throws Exception {
        var id = enqueued();
        killInTheMiddle();
        var attempts = new CopyOnWriteArrayList<Integer>();
        try (var storage = Storage.open(folder, InstantSource.system(), CrashTest::twice);
                var runner = storage.jobRunner(
                        workspace -> new JobHandlers(StuckChild.handler(context -> attempts.add(context.attempt()))),
                        new Events())) {
            var jobs = storage.stores().jobs();
            assertInstanceOf(JobState.Running.class, jobs.find(id).orElseThrow().state());
            var began = System.nanoTime();
            runner.start();
            runner.await(() -> jobs.unfinished() == 0);
            assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(Duration.ofSeconds(3)) < 0);
            assertEquals(List.of(2), attempts);
            assertEquals(
                    List.of("enqueued", "started", "queued", "started", "succeeded"),
                    jobs.history(id).stream().map(JobEvent::what).toList());
        }
    }

    @Test
    void aJobThatKillsItsProcessEveryTimeIsBuried() throws Exception {
        var id = enqueued();
        killInTheMiddle();
        killInTheMiddle();
        try (var storage = Storage.open(folder, InstantSource.system(), CrashTest::twice);
                var runner = storage.jobRunner(
                        workspace -> new JobHandlers(StuckChild.handler(context -> {
                            throw new AssertionError("a third attempt");
                        })),
                        new Events())) {
            var jobs = storage.stores().jobs();
            runner.start();
            runner.await(() -> jobs.unfinished() == 0);
            var dead = assertInstanceOf(
                    JobState.Dead.class, jobs.find(id).orElseThrow().state());
            assertEquals(ErrorCode.KILLS_PROGRAM, dead.code());
            assertEquals(List.of("2", "make-proxy"), dead.facts());
        }
    }
}
