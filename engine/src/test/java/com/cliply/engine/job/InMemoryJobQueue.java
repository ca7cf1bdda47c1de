package com.cliply.engine.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A job table that is forgotten when the test ends; nobody runs what is in it. */
public final class InMemoryJobQueue implements JobQueue {
    private final SequencedMap<JobId, Job> jobs = new LinkedHashMap<>();
    private final Map<JobId, List<JobEvent>> events = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Ids ids;

    public InMemoryJobQueue(InstantSource clock) {
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    @Override
    public synchronized JobId enqueue(JobKind kind) {
        var id = new JobId(ids.next());
        var now = clock.instant();
        jobs.put(id, new Job(id, kind, new JobState.Queued(now), 0, 0, "", now));
        events.put(id, new ArrayList<>(List.of(new JobEvent(now, 0, "enqueued", ""))));
        return id;
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<Job> newest(int limit) {
        return List.copyOf(jobs.sequencedValues()).reversed().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Job> ofProject(ProjectId project) {
        return jobs.values().stream()
                .filter(job -> job.kind().project().equals(project))
                .toList();
    }

    @Override
    public synchronized long unfinished() {
        return jobs.values().stream().filter(job -> !job.state().ended()).count();
    }

    @Override
    public synchronized List<JobEvent> history(JobId id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized void retry(JobId id) {
        var job = existing(id);
        var lawful = job.state() instanceof JobState.Dead || job.state() instanceof JobState.Cancelled;
        if (!lawful) throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "retry", "the job is " + name(job));
        move(job, new JobState.Queued(clock.instant()), 0, "retried");
    }

    @Override
    public synchronized void cancel(JobId id) {
        var job = existing(id);
        if (job.state().ended())
            throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "cancel", "the job is " + name(job));
        move(job, new JobState.Cancelled(clock.instant()), job.attempt(), "cancelled");
    }

    /** Plays a runner: one attempt begins and ends in this state. */
    public synchronized void attempted(JobId id, JobState end) {
        var job = existing(id);
        move(job, end, job.attempt() + 1, end.name());
    }

    private Job existing(JobId id) {
        return find(id).orElseThrow(() -> new InputException(ErrorCode.NOT_FOUND, id.toString(), "job"));
    }

    private void move(Job job, JobState state, int attempt, String what) {
        jobs.put(job.id(), new Job(job.id(), job.kind(), state, attempt, 0, "", job.enqueuedAt()));
        events.computeIfAbsent(job.id(), absent -> new ArrayList<>())
                .add(new JobEvent(clock.instant(), attempt, what, ""));
    }

    private static String name(Job job) {
        return job.state().name();
    }
}
