package com.cliply.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A data folder on a small disk of its own, which is filled to the last byte; skipped where nobody may mount one. */
@Timeout(120)
class DiskFullTest {
    private static final int DISK_BYTES = 24_000_000;
    private static final int MOST_JOBS = 20_000;
    private static final int MOST_ROUNDS = 40;
    private static final int BETWEEN_ROUNDS_MILLIS = 300;

    @TempDir
    Path folder;

    private final Samples samples = new Samples();
    private boolean mounted;

    private Path disk() {
        return folder.resolve("disk");
    }

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(disk());
        var image = folder.resolve("image");
        Files.write(image, new byte[DISK_BYTES]);
        mounted = ran("mkfs.ext4", "-q", "-m", "0", image.toString())
                && ran("mount", "-o", "loop", image.toString(), disk().toString());
        Assumptions.assumeTrue(mounted, "nobody may mount a disk here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) ran("umount", disk().toString());
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private Path data() {
        return disk().resolve("data");
    }

    private JobKind work(ProjectId project) {
        return new JobKind.MakeThumbnails(project, new ClipId(samples.anId()));
    }

    /** Takes all room that is left but a little. */
    private Path ballast(int leftBytes) throws IOException {
        var file = disk().resolve("ballast");
        var room = Files.getFileStore(disk()).getUsableSpace() - leftBytes;
        try (var out = Files.newOutputStream(file)) {
            var block = new byte[4096];
            for (var written = 0L; written + block.length < room; written += block.length) out.write(block);
        }
        return file;
    }

    @Test
    void allThatWasAcknowledgedIsThereAndWorkGoesOnWhenThereIsRoom() throws Exception {
        var acknowledged = new ArrayList<JobId>();
        ProjectId project;
        StudioException refusal = null;
        Path ballast;
        try (var storage = Storage.open(data(), InstantSource.system())) {
            var sample = samples.aProject("match");
            project = sample.id();
            var stores = storage.stores();
            stores.projects().save(sample);
            ballast = ballast(2_000_000);
            for (int job = 0; job < MOST_JOBS && refusal == null; job++) {
                try {
                    acknowledged.add(stores.jobs().enqueue(work(project)));
                } catch (StudioException full) {
                    refusal = full;
                }
            }
            assertNotNull(refusal, "the disk was never full");
            assertEquals(ErrorCode.DISK_FULL, refusal.code(), String.valueOf(refusal.getMessage()));
            Files.delete(ballast);
            assertTrue(goesOn(storage, project, acknowledged), "it needs a restart");
        }
        try (var again = Storage.open(data(), InstantSource.system())) {
            var stores = again.stores();
            for (var job : acknowledged) assertTrue(stores.jobs().find(job).isPresent(), "lost " + job);
            acknowledged.add(stores.jobs().enqueue(work(project)));
            try (var runner = again.jobRunner(workspace -> new JobHandlers(new Nothing()), new Events())) {
                runner.start();
                runner.await(() -> stores.jobs().unfinished() == 0);
                // Before the runner ends: it interrupts its claimer, and H2 takes that for a file that was closed.
                for (var job : acknowledged)
                    assertInstanceOf(
                            JobState.Succeeded.class,
                            stores.jobs().find(job).orElseThrow().state());
            }
        }
    }

    /** H2 closes a database that it cannot write, and opens it again once all connections to it are gone. */
    private boolean goesOn(Storage storage, ProjectId project, List<JobId> acknowledged) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                acknowledged.add(storage.stores().jobs().enqueue(work(project)));
                return true;
            } catch (StudioException stillRefused) {
                var _ = never.await(BETWEEN_ROUNDS_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private static final class Nothing implements JobHandler<JobKind.MakeThumbnails> {
        @Override
        public Class<JobKind.MakeThumbnails> kind() {
            return JobKind.MakeThumbnails.class;
        }

        @Override
        public void run(JobKind.MakeThumbnails kind, JobContext context) {}
    }
}
