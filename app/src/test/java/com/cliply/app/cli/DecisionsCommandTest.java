package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import com.cliply.engine.saga.SagaStep;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DecisionsCommandTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @SuppressWarnings("NullAway.Init")
    private JobId job;

    private final FakeStudio studio = new FakeStudio();

    @BeforeEach
    void parkAJob() {
        storage = Storage.open(folder, InstantSource.system());
        studio.stores = storage.stores();
        var samples = new Samples();
        var project = samples.aProject("match");
        studio.stores.projects().save(project);
        job = studio.stores.jobs().enqueue(new JobKind.Publish(project.id(), new PublicationId(samples.anId())));
        runQueue();
    }

    private void runQueue() {
        try (var runner = storage.jobRunner(workspace -> new JobHandlers(new Undecided()), new Events())) {
            runner.start();
            runner.await(() -> studio.stores.jobs().unfinished() == 0);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private final class Undecided implements JobHandler<JobKind.Publish> {
        @Override
        public Class<JobKind.Publish> kind() {
            return JobKind.Publish.class;
        }

        @Override
        public void run(JobKind.Publish kind, JobContext context) {
            var question = "Is \"Goal\" on the channel?";
            context.commit(() -> studio.stores
                    .sagas()
                    .save(new SagaStep(
                            context.job(),
                            "upload",
                            SagaStep.State.UNDECIDED,
                            "Goal",
                            null,
                            question,
                            Instant.EPOCH,
                            null,
                            null)));
            throw new InputException(ErrorCode.DECISION_NEEDED, question, "upload");
        }
    }

    private Typed typed(Object... words) {
        return Typed.words(studio, words);
    }

    private JobState state() {
        return studio.stores.jobs().find(job).orElseThrow().state();
    }

    @Test
    void whatWaitsIsListedWithItsQuestion() {
        var listed = typed("decisions");
        assertEquals(0, listed.exitCode());
        assertTrue(listed.out().contains("Is \"Goal\" on the channel?"), listed.out());
        assertTrue(listed.out().contains("upload"), listed.out());
        assertTrue(typed("decisions", "--format", "json").out().contains("\"job\" : \"" + job + "\""));
    }

    @Test
    void whoRunsTheQueueIsToldWhatWaitsForADecision() {
        typed("decisions", "settle", job, "--not-happened");
        studio.works = false;
        studio.onStart = this::runQueue;
        var ran = typed("jobs", "run");
        assertEquals(3, ran.exitCode(), ran.out() + ran.err());
        assertTrue(ran.err().contains("[decision_needed]"), ran.err());
    }

    @Test
    void whatHappenedLetsTheJobGoOn() {
        var settled = typed("decisions", "settle", job, "--happened", "https://example.org/1");
        assertEquals(0, settled.exitCode(), settled.err());
        assertInstanceOf(JobState.Queued.class, state());
        var step = studio.stores.sagas().find(job, "upload").orElseThrow();
        assertEquals("https://example.org/1", step.outcome());
        assertTrue(typed("decisions").out().contains("Nothing waits for your decision."));
    }

    @Test
    void whatDidNotHappenIsDoneAgain() {
        assertEquals(0, typed("decisions", "settle", job, "--not-happened").exitCode());
        assertInstanceOf(JobState.Queued.class, state());
        assertTrue(studio.stores.sagas().find(job, "upload").isEmpty());
    }

    @Test
    void whatIsGivenUpCancelsTheJob() {
        assertEquals(0, typed("decisions", "settle", job, "--give-up").exitCode());
        assertInstanceOf(JobState.Cancelled.class, state());
    }

    @Test
    void aDecisionThatIsNotOpenIsRefused() {
        var other = typed("decisions", "settle", job, "--step", "delete", "--give-up");
        assertEquals(3, other.exitCode());
        assertTrue(other.err().contains("[not_found]"), other.err());
        assertEquals(2, typed("decisions", "settle", job).exitCode());
        assertEquals(
                2,
                typed("decisions", "settle", job, "--give-up", "--not-happened").exitCode());
        assertInstanceOf(JobState.Parked.class, state());
    }
}
