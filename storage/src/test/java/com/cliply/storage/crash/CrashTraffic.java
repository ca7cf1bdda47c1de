package com.cliply.storage.crash;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobPriority;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.project.Project;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One thread that wants all sorts of work done and says what it was promised. */
final class CrashTraffic implements Runnable {
    private static final int LOOKS_BACK = 20;
    private static final long LONGEST_WAIT_MILLIS = 100;

    private final Stores stores;
    private final Mouth mouth;
    private final Semaphore room;
    private final String name;
    private final Random random = new Random();
    private final InstantSource clock = InstantSource.system();
    private final Ids ids = new Ids(clock);
    private final List<JobId> recent = new ArrayList<>();
    private int made;

    CrashTraffic(Stores stores, Mouth mouth, Semaphore room, String name) {
        this.stores = stores;
        this.mouth = mouth;
        this.room = room;
        this.name = name;
    }

    @Override
    public void run() {
        try {
            var project = transaction();
            while (true) {
                var _ = room.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
                switch (random.nextInt(10)) {
                    case 0, 1 -> project = transaction();
                    case 2 -> withKey(project);
                    case 3, 4 -> afterOthers(project);
                    case 5 -> later(project);
                    case 6 -> cancel();
                    case 7 -> retry();
                    default -> enqueue(JobOrder.of(work(project)).withPriority(priority()));
                }
            }
        } catch (InterruptedException | RuntimeException error) {
            mouth.say("violation", name, error.toString().replace('\n', ' '));
            throw new IllegalStateException(error);
        }
    }

    /** Four statements and more that hold together: source, project, clip with its range, audit, job. */
    private ProjectId transaction() {
        var tag = "tx-" + name + "-" + made++;
        var source = new SourceMedia(
                new SourceId(ids.next()),
                Path.of("/videos", tag + ".mp4"),
                new Fingerprint(String.format("%064x", random.nextLong())),
                1_234_567,
                Samples.aMediaInfo());
        var project = new Project(new ProjectId(ids.next()), tag, source, clock.instant());
        var clip = new Clip(
                new ClipId(ids.next()),
                project.id(),
                tag,
                List.of(TimeRange.ofMicros(0, 2_000_000)),
                0.25,
                List.of(),
                ClipStatus.KEPT);
        var job = stores.transactions().inTransaction(() -> {
            stores.projects().save(project);
            stores.clips().save(clip);
            stores.audit().add("crash.tx", tag, "");
            return stores.jobs().enqueue(new JobKind.MakeThumbnails(project.id(), clip.id()));
        });
        mouth.say("tx", tag, job);
        remember(job);
        return project.id();
    }

    private JobKind work(ProjectId project) {
        return random.nextInt(5) == 0
                ? new JobKind.MakeProxy(project, new SourceId(ids.next()))
                : new JobKind.Publish(project, new PublicationId(ids.next()));
    }

    private JobPriority priority() {
        return List.of(JobPriority.LOW, JobPriority.NORMAL, JobPriority.HIGH).get(random.nextInt(3));
    }

    private JobId enqueue(JobOrder order) {
        var job = stores.jobs().enqueue(order);
        mouth.say("job", job);
        remember(job);
        return job;
    }

    private void withKey(ProjectId project) {
        var order = JobOrder.of(work(project)).withKey("key-" + name + "-" + made++);
        var first = enqueue(order);
        var second = stores.jobs().enqueue(order);
        if (!first.equals(second)) mouth.say("violation", "one key made", first, "and", second);
    }

    private void afterOthers(ProjectId project) {
        var parents = random.nextBoolean() ? Set.of(any()) : Set.copyOf(List.of(any(), any()));
        enqueue(JobOrder.of(work(project)).after(parents));
    }

    private void later(ProjectId project) {
        enqueue(JobOrder.of(work(project)).notBefore(clock.instant().plusMillis(random.nextInt(1_500))));
    }

    /** A job that fails by itself is left alone: what it would end as depends on which comes first. */
    private void cancel() {
        var job = any();
        if (CrashWork.failsOnce(job.value()) || CrashWork.failsForGood(job.value())) return;
        mouth.say("cancelling", job);
        if (possible(() -> stores.jobs().cancel(job))) mouth.say("cancelled", job);
    }

    private void retry() {
        var job = any();
        if (CrashWork.failsForGood(job.value())) return;
        mouth.say("retrying", job);
        if (possible(() -> stores.jobs().retry(job))) mouth.say("retried", job);
    }

    private static boolean possible(Runnable wish) {
        try {
            wish.run();
            return true;
        } catch (InputException tooLate) {
            if (tooLate.code() != ErrorCode.NOT_POSSIBLE_NOW) throw tooLate;
            return false;
        }
    }

    private JobId any() {
        return recent.get(random.nextInt(recent.size()));
    }

    private void remember(JobId job) {
        recent.add(job);
        if (recent.size() > LOOKS_BACK) recent.removeFirst();
    }
}
