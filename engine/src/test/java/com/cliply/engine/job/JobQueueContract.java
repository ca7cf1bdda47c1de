package com.cliply.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every JobQueue must do while nobody runs what is in it. */
public abstract class JobQueueContract {
    private final Samples samples = new Samples();
    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.START);

    /** The time that the queue under test goes by. */
    protected final InstantSource clock = now::get;

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
        var expected = new Job(id, kind, new JobState.Queued(clock.instant()), 0, 0, "", clock.instant());
        assertEquals(Optional.of(expected), jobs().find(id));
        assertEquals(List.of(new JobEvent(clock.instant(), 0, "enqueued", "")), jobs().history(id));
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

    private List<String> words(JobId id) {
        return jobs().history(id).stream().map(JobEvent::what).toList();
    }

    private static ErrorCode refused(Runnable wish) {
        return assertThrows(InputException.class, wish::run).code();
    }
}
