package com.cliply.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every JobQueue must do while nobody runs what is in it. */
public abstract class JobQueueContract {
    private final Samples samples = new Samples();
    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.START);

    /** The time that the queue under test goes by. */
    protected final InstantSource clock = now::get;

    /** In whose name the queue under test is asked. */
    protected static final String ACTOR = InMemoryJobQueue.ACTOR;

    protected abstract Stores stores();

    private JobQueue jobs() {
        return stores().jobs();
    }

    private ProjectId project() {
        var project = samples.aProject("match");
        stores().projects().save(project);
        return project.id();
    }

    private JobId enqueued(ProjectId project) {
        now.updateAndGet(time -> time.plusSeconds(1));
        return jobs().enqueue(new JobKind.MakeThumbnails(project, new ClipId(samples.anId())));
    }

    @Test
    void aJobWaitsFromTheMomentItIsEnqueued() {
        var kind = new JobKind.MakeThumbnails(project(), new ClipId(samples.anId()));
        var id = jobs().enqueue(kind);
        var expected = new Job(
                id,
                kind,
                JobPriority.NORMAL,
                new JobState.Queued(clock.instant()),
                0,
                0,
                "",
                Optional.empty(),
                clock.instant());
        assertEquals(Optional.of(expected), jobs().find(id));
        assertEquals(List.of(new JobEvent(clock.instant(), 0, ACTOR, "", "enqueued", "")), jobs().history(id));
    }

    @Test
    void theNewestJobsComeFirstAndNoMoreThanAskedFor() {
        var project = project();
        enqueued(project);
        var second = enqueued(project);
        var third = enqueued(project);
        assertEquals(
                List.of(third, second), jobs().newest(2).stream().map(Job::id).toList());
    }

    @Test
    void aJobIsFoundByTheFirstDigitsOfItsId() {
        var project = project();
        var first = enqueued(project);
        var second = enqueued(project);
        var digits = second.toString().replace("-", "");
        assertEquals(
                List.of(second),
                jobs().beginning(digits.substring(0, 31), 10).stream()
                        .map(Job::id)
                        .toList());
        assertEquals(
                List.of(second),
                jobs().beginning(digits, 10).stream().map(Job::id).toList());
        assertEquals(
                List.of(second, first),
                jobs().beginning(digits.substring(0, 6), 10).stream()
                        .map(Job::id)
                        .toList());
        assertEquals(1, jobs().beginning(digits.substring(0, 6), 1).size());
        assertEquals(List.of(), jobs().beginning("f", 10));
    }

    @Test
    void jobsOfAProjectComeOldestFirst() {
        var project = project();
        var first = enqueued(project);
        enqueued(project());
        var second = enqueued(project);
        assertEquals(
                List.of(first, second),
                jobs().ofProject(project).stream().map(Job::id).toList());
    }

    @Test
    void aWaitingJobIsCancelledAtOnce() {
        var id = enqueued(project());
        jobs().cancel(id);
        assertEquals(
                new JobState.Cancelled(clock.instant()),
                jobs().find(id).orElseThrow().state());
        assertEquals(List.of("enqueued", "cancelled"), words(id));
        assertEquals(0, jobs().unfinished());
    }

    @Test
    void aCancelledJobCanBePutBack() {
        var id = enqueued(project());
        jobs().cancel(id);
        jobs().retry(id);
        var job = jobs().find(id).orElseThrow();
        assertEquals(new JobState.Queued(clock.instant()), job.state());
        assertEquals(0, job.attempt());
        assertEquals(1, jobs().unfinished());
        assertEquals(List.of("enqueued", "cancelled", "retried"), words(id));
    }

    @Test
    void unlawfulWishesAreRefusedAndChangeNothing() {
        var id = enqueued(project());
        assertEquals(ErrorCode.NOT_POSSIBLE_NOW, refused(() -> jobs().retry(id)));
        jobs().cancel(id);
        assertEquals(ErrorCode.NOT_POSSIBLE_NOW, refused(() -> jobs().cancel(id)));
        assertEquals(List.of("enqueued", "cancelled"), words(id));
        var nobody = new JobId(samples.anId());
        assertEquals(ErrorCode.NOT_FOUND, refused(() -> jobs().cancel(nobody)));
        assertEquals(ErrorCode.NOT_FOUND, refused(() -> jobs().retry(nobody)));
        assertEquals(Optional.empty(), jobs().find(nobody));
    }

    @Test
    void theSameWishTwiceIsOneJob() {
        var kind = new JobKind.MakeThumbnails(project(), new ClipId(samples.anId()));
        var order = JobOrder.of(kind).withKey("thumbnails of today");
        var id = jobs().enqueue(order);
        assertEquals(id, jobs().enqueue(order));
        assertEquals(1, jobs().unfinished());
        assertEquals(List.of("enqueued"), words(id));
    }

    @Test
    void theSameKeyForOtherWorkIsRefusedAndChangesNothing() {
        var project = project();
        var first = new JobKind.MakeThumbnails(project, new ClipId(samples.anId()));
        jobs().enqueue(JobOrder.of(first).withKey("one"));
        var other = new JobKind.MakeThumbnails(project, new ClipId(samples.anId()));
        assertEquals(
                ErrorCode.KEY_CONFLICT,
                refused(() -> jobs().enqueue(JobOrder.of(other).withKey("one"))));
        assertEquals(1, jobs().unfinished());
        jobs().enqueue(JobOrder.of(other).withKey("two"));
        assertEquals(2, jobs().unfinished());
    }

    private JobId after(ProjectId project, JobId... parents) {
        now.updateAndGet(time -> time.plusSeconds(1));
        return jobs().enqueue(JobOrder.of(new JobKind.MakeThumbnails(project, new ClipId(samples.anId())))
                .after(parents));
    }

    private JobState state(JobId id) {
        return jobs().find(id).orElseThrow().state();
    }

    @Test
    void aJobWaitsForAllItsParents() {
        var project = project();
        var first = enqueued(project);
        var second = enqueued(project);
        var child = after(project, first, second);
        assertEquals(new JobState.Waiting(2), state(child));
        assertEquals(Set.of(first, second), Set.copyOf(jobs().parents(child)));
        assertEquals(3, jobs().unfinished());
    }

    @Test
    void aCancelledParentParksAllThatWaitForItNearAndFar() {
        var project = project();
        var parent = enqueued(project);
        var child = after(project, parent);
        var grandchild = after(project, child);
        jobs().cancel(parent);
        for (var id : List.of(child, grandchild)) {
            var parked = assertInstanceOf(JobState.Parked.class, state(id));
            assertEquals(ErrorCode.PARENT_FAILED, parked.code());
            assertEquals(List.of(parent.toString(), "make-thumbnails"), parked.facts());
        }
        assertEquals(0, jobs().unfinished());
        assertEquals(List.of("enqueued", "parked"), words(grandchild));
    }

    @Test
    void aParentThatIsPutBackLetsItsChildrenWaitAgain() {
        var project = project();
        var first = enqueued(project);
        var second = enqueued(project);
        var child = after(project, first, second);
        var grandchild = after(project, child);
        jobs().cancel(first);
        jobs().cancel(second);
        jobs().retry(first);
        assertInstanceOf(JobState.Parked.class, state(child), "the other one is still cancelled");
        jobs().retry(second);
        assertEquals(new JobState.Waiting(2), state(child));
        assertEquals(new JobState.Waiting(1), state(grandchild));
        assertEquals(List.of("enqueued", "parked", "waiting"), words(grandchild));
    }

    @Test
    void aJobAfterACancelledOneIsParkedFromTheStart() {
        var project = project();
        var parent = enqueued(project);
        jobs().cancel(parent);
        assertInstanceOf(JobState.Parked.class, state(after(project, parent)));
        assertEquals(0, jobs().unfinished());
    }

    @Test
    void aParkedJobCanBeCancelledButNotPutBack() {
        var project = project();
        var parent = enqueued(project);
        var child = after(project, parent);
        jobs().cancel(parent);
        assertEquals(ErrorCode.NOT_POSSIBLE_NOW, refused(() -> jobs().retry(child)));
        jobs().cancel(child);
        assertEquals(new JobState.Cancelled(clock.instant()), state(child));
    }

    @Test
    void aParentThatIsNotThereIsRefused() {
        var project = project();
        var nobody = new JobId(samples.anId());
        assertEquals(ErrorCode.NOT_FOUND, refused(() -> after(project, nobody)));
        assertEquals(0, jobs().unfinished());
    }

    @Test
    void aJobForLaterWaitsUntilThen() {
        var later = clock.instant().plusSeconds(3_600);
        var kind = new JobKind.MakeThumbnails(project(), new ClipId(samples.anId()));
        var id = jobs().enqueue(JobOrder.of(kind).notBefore(later).withPriority(JobPriority.HIGH));
        assertEquals(new JobState.Queued(later), state(id));
        assertEquals(JobPriority.HIGH, jobs().find(id).orElseThrow().priority());
        jobs().retry(id);
        assertEquals(new JobState.Queued(clock.instant()), state(id));
    }

    @Test
    void aListHoldsWhatItsFilterMeansPageByPage() {
        var project = project();
        var first = enqueued(project);
        var second = enqueued(project);
        var third = enqueued(project());
        jobs().cancel(second);
        assertEquals(List.of(second), ids(JobFilter.newest(9).inStates(Set.of("cancelled"))));
        assertEquals(List.of(second, first), ids(JobFilter.newest(9).ofProject(project)));
        assertEquals(List.of(third, second, first), ids(JobFilter.newest(9).ofKinds(Set.of("make-thumbnails"))));
        assertEquals(List.of(), ids(JobFilter.newest(9).ofKinds(Set.of("publish"))));
        assertEquals(List.of(), ids(JobFilter.newest(9).because(ErrorCode.DISK_FULL)));
        assertEquals(List.of(third), ids(JobFilter.newest(9).since(clock.instant())));
        assertEquals(List.of(third, second), ids(JobFilter.newest(2)));
        assertEquals(List.of(first), ids(JobFilter.newest(2).olderThan(second)));
        assertEquals(Map.of("queued", 2L, "cancelled", 1L), jobs().counts());
    }

    private List<JobId> ids(JobFilter filter) {
        return jobs().list(filter).stream().map(Job::id).toList();
    }

    private List<String> words(JobId id) {
        return jobs().history(id).stream().map(JobEvent::what).toList();
    }

    private static ErrorCode refused(Runnable wish) {
        return assertThrows(InputException.class, wish::run).code();
    }
}
