package com.cliply.storage.saga;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.RetryPolicy;
import com.cliply.engine.saga.Decisions;
import com.cliply.engine.saga.Saga;
import com.cliply.engine.saga.SagaStep;
import com.cliply.engine.workspace.AuditEvent;
import com.cliply.storage.ChildJvm;
import com.cliply.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SagaTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FakeProvider provider;

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @BeforeEach
    void open() throws Exception {
        provider = new FakeProvider();
        storage = open(folder);
    }

    @AfterEach
    void close() {
        storage.close();
        provider.close();
    }

    static Storage open(Path folder) {
        return Storage.open(
                folder,
                CLOCK,
                kind -> JobRules.of(kind).withRetries(new RetryPolicy(4, Duration.ofMillis(2), Duration.ofMillis(10))));
    }

    static JobHandlers doing(Consumer<JobContext> work) {
        return new JobHandlers(new JobHandler<JobKind.Publish>() {
            @Override
            public Class<JobKind.Publish> kind() {
                return JobKind.Publish.class;
            }

            @Override
            public void run(JobKind.Publish kind, JobContext context) {
                work.accept(context);
            }
        });
    }

    static Saga saga(JobContext context, Stores stores) {
        return new Saga(context, stores.sagas(), stores.transactions(), CLOCK);
    }

    private JobId enqueued() {
        var samples = new Samples();
        var project = samples.aProject("match");
        storage.stores().projects().save(project);
        return storage.stores().jobs().enqueue(new JobKind.Publish(project.id(), new PublicationId(samples.anId())));
    }

    private void runAll(Consumer<JobContext> work) throws InterruptedException {
        var jobs = storage.stores().jobs();
        try (var runner = storage.jobRunner(workspace -> doing(work), new Events())) {
            runner.start();
            runner.await(() -> jobs.unfinished() == 0);
        }
    }

    private void post(JobContext context) {
        var _ = saga(context, storage.stores()).step("post", "one", FakeProvider.posting(provider.address()));
    }

    private JobState state(JobId id) {
        return storage.stores().jobs().find(id).orElseThrow().state();
    }

    private Decisions decisions() {
        var stores = storage.stores();
        return new Decisions(
                stores.sagas(), stores.jobs(), stores.operations(), stores.audit(), stores.transactions(), CLOCK);
    }

    @Test
    void aStepThatSucceedsIsRememberedAndNotMadeAgain() throws Exception {
        var id = enqueued();
        var outcomes = new ArrayList<String>();
        runAll(context -> {
            outcomes.add(saga(context, storage.stores()).step("post", "one", FakeProvider.posting(provider.address())));
            if (context.attempt() < 3) throw new RenderException(ErrorCode.ENCODING_FAILED, "later step", "fails");
        });
        assertInstanceOf(JobState.Succeeded.class, state(id));
        assertEquals(List.of("id-of-one", "id-of-one", "id-of-one"), outcomes);
        assertEquals(List.of("one"), provider.posts());
    }

    @Test
    void aLostAnswerIsAskedForInsteadOfPostingTwice() throws Exception {
        provider.mood(FakeProvider.Mood.ANSWERS_GET_LOST);
        var id = enqueued();
        runAll(this::post);
        assertInstanceOf(JobState.Succeeded.class, state(id));
        assertEquals(List.of("one"), provider.posts());
        assertEquals(2, storage.stores().jobs().find(id).orElseThrow().attempt());
    }

    @Test
    void aRefusalLeavesNothingAndEndsTheJob() throws Exception {
        provider.mood(FakeProvider.Mood.REFUSES);
        var id = enqueued();
        runAll(this::post);
        var dead = assertInstanceOf(JobState.Dead.class, state(id));
        assertEquals(ErrorCode.OUTPUT_NOT_WRITABLE, dead.code());
        assertEquals(List.of(), storage.stores().sagas().ofJob(id));
    }

    private JobId undecided() throws InterruptedException {
        provider.mood(FakeProvider.Mood.FORGETS);
        var id = enqueued();
        runAll(this::post);
        var parked = assertInstanceOf(JobState.Parked.class, state(id));
        assertEquals(ErrorCode.DECISION_NEEDED, parked.code());
        assertEquals("Is one on the account?", parked.facts().getFirst());
        assertEquals(
                List.of("Is one on the account?"),
                decisions().open().stream().map(SagaStep::question).toList());
        return id;
    }

    @Test
    void whatNobodyCanTellWaitsForAPersonWhoSaysItHappened() throws Exception {
        var id = undecided();
        decisions().happened(id, "post", "seen-there");
        assertInstanceOf(JobState.Queued.class, state(id));
        var outcomes = new ArrayList<String>();
        runAll(context -> outcomes.add(
                saga(context, storage.stores()).step("post", "one", FakeProvider.posting(provider.address()))));
        assertEquals(List.of("seen-there"), outcomes);
        assertInstanceOf(JobState.Succeeded.class, state(id));
        assertEquals(List.of("one"), provider.posts());
        assertEquals(
                List.of("saga.decide"),
                storage.stores().audit().newest(9).stream()
                        .map(AuditEvent::action)
                        .toList());
    }

    @Test
    void aPersonWhoSaysItDidNotHappenHasItDoneAgain() throws Exception {
        var id = undecided();
        provider.mood(FakeProvider.Mood.FRIENDLY);
        decisions().didNotHappen(id, "post");
        runAll(this::post);
        assertInstanceOf(JobState.Succeeded.class, state(id));
        assertEquals(List.of("one", "one"), provider.posts());
    }

    @Test
    void whatIsGivenUpIsCancelledAndNoLongerAskedAbout() throws Exception {
        var id = undecided();
        decisions().giveUp(id, "post");
        assertInstanceOf(JobState.Cancelled.class, state(id));
        assertEquals(List.of(), decisions().open());
        var refused = assertThrows(InputException.class, () -> decisions().happened(id, "post", "late"));
        assertEquals(ErrorCode.NOT_FOUND, refused.code());
    }

    @Test
    void aCallInsideATransactionIsRefused() throws Exception {
        var id = enqueued();
        runAll(context -> context.commit(() -> post(context)));
        assertEquals(
                ErrorCode.UNEXPECTED,
                assertInstanceOf(JobState.Dead.class, state(id)).code());
        assertEquals(List.of(), provider.posts());
    }

    @Test
    void whatCannotBeFinishedIsTakenBackTheNewestFirst() throws Exception {
        var id = enqueued();
        var takenBack = new ArrayList<String>();
        runAll(context -> {
            var saga = saga(context, storage.stores());
            var _ = saga.step("first", "one", FakeProvider.posting(provider.address()));
            var _ = saga.step("second", "two", FakeProvider.posting(provider.address()));
            saga.takeBack((name, outcome) -> takenBack.add(name + " " + outcome));
        });
        assertEquals(List.of("second id-of-two", "first id-of-one"), takenBack);
        assertTrue(storage.stores().sagas().ofJob(id).stream().allMatch(step -> step.state() == SagaStep.State.UNDONE));
    }

    @Test
    void aProcessThatIsKilledBetweenCallAndOutcomePostsOnce() throws Exception {
        var id = enqueued();
        storage.close();
        var child = ChildJvm.start(
                SagaChild.class, folder.toString(), provider.address().toString());
        assertEquals(137, child.waitFor());
        assertEquals(List.of("one"), provider.posts());
        storage = open(folder);
        assertEquals(
                List.of(SagaStep.State.INTENDED),
                storage.stores().sagas().ofJob(id).stream().map(SagaStep::state).toList());
        runAll(this::post);
        assertInstanceOf(JobState.Succeeded.class, state(id));
        assertEquals(List.of("one"), provider.posts());
        assertEquals("id-of-one", storage.stores().sagas().ofJob(id).getFirst().outcome());
    }
}
