package com.cliply.engine.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A job table that is forgotten when the test ends; nobody runs what is in it. */
public final class InMemoryJobQueue implements JobQueue {
    /** In whose name it keeps its histories. */
    public static final String ACTOR = "person:tester";

    private final Map<JobId, Job> jobs = new LinkedHashMap<>();
    private final Map<JobId, JobOrder> orders = new HashMap<>();
    private final Map<JobId, List<JobEvent>> events = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Ids ids;

    public InMemoryJobQueue(InstantSource clock) {
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    @Override
    public synchronized JobId enqueue(JobOrder order) {
        if (order.key() != null) {
            for (var known : orders.entrySet()) {
                if (!order.key().equals(known.getValue().key())) continue;
                if (known.getValue().kind().equals(order.kind())) return known.getKey();
                throw new InputException(
                        ErrorCode.KEY_CONFLICT,
                        order.key(),
                        known.getValue().kind().name());
            }
        }
        order.after().forEach(this::existing);
        var id = new JobId(ids.next());
        orders.put(id, order);
        var now = clock.instant();
        var from = Objects.requireNonNullElse(order.notBefore(), now);
        var standing = standing(id, new JobState.Queued(from));
        jobs.put(id, new Job(id, order.kind(), order.priority(), standing, 0, 0, "", Optional.empty(), now));
        var detail = switch (standing) {
            case JobState.Waiting waiting -> "waits for " + waiting.parents();
            case JobState.Parked parked -> String.join(", ", parked.facts());
            default -> "";
        };
        events.put(id, new ArrayList<>(List.of(new JobEvent(now, 0, ACTOR, "", "enqueued", detail))));
        return id;
    }

    private JobState standing(JobId id, JobState free) {
        var parents = parents(id).stream().map(this::existing).toList();
        var blocking = parents.stream()
                .filter(parent -> parent.state().ended() && !(parent.state() instanceof JobState.Succeeded))
                .findFirst();
        if (blocking.isPresent()) return parked(blocking.get());
        var open = parents.stream()
                .filter(parent -> !(parent.state() instanceof JobState.Succeeded))
                .count();
        return open > 0 ? new JobState.Waiting((int) open) : free;
    }

    private JobState.Parked parked(Job parent) {
        return new JobState.Parked(
                clock.instant(),
                ErrorCode.PARENT_FAILED,
                List.of(parent.id().toString(), parent.kind().name()));
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<Job> list(JobFilter filter) {
        return List.copyOf(jobs.values()).reversed().stream()
                .filter(job -> none(filter.states()) || filter.states().contains(name(job)))
                .filter(job -> none(filter.kinds())
                        || filter.kinds().contains(job.kind().name()))
                .filter(job ->
                        filter.project() == null || job.kind().forProject().equals(Optional.of(filter.project())))
                .filter(job -> filter.code() == null || code(job).equals(Optional.of(filter.code())))
                .filter(job -> filter.since() == null || !job.enqueuedAt().isBefore(filter.since()))
                .filter(job -> filter.olderThan() == null || older(job, filter.olderThan()))
                .limit(filter.limit())
                .toList();
    }

    private static boolean none(Set<String> names) {
        return names.isEmpty();
    }

    private boolean older(Job job, JobId last) {
        var order = List.copyOf(jobs.keySet());
        return order.indexOf(job.id()) < order.indexOf(last);
    }

    private static Optional<ErrorCode> code(Job job) {
        return switch (job.state()) {
            case JobState.Dead dead -> Optional.of(dead.code());
            case JobState.Parked parked -> Optional.of(parked.code());
            default -> Optional.empty();
        };
    }

    @Override
    public synchronized List<Job> ofProject(ProjectId project) {
        return jobs.values().stream()
                .filter(job -> job.kind().forProject().equals(Optional.of(project)))
                .toList();
    }

    @Override
    public synchronized List<Job> beginning(String digits, int limit) {
        return List.copyOf(jobs.values()).reversed().stream()
                .filter(job -> job.id().toString().replace("-", "").startsWith(digits))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<String, Long> counts() {
        return jobs.values().stream()
                .collect(Collectors.groupingBy(InMemoryJobQueue::name, TreeMap::new, Collectors.counting()));
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
    public synchronized List<JobId> parents(JobId id) {
        var order = orders.get(id);
        return order == null
                ? List.of()
                : order.after().stream()
                        .sorted(Comparator.comparing(JobId::value))
                        .toList();
    }

    @Override
    public synchronized void retry(JobId id) {
        var job = existing(id);
        var at = "retry";
        switch (job.state()) {
            case JobState.Dead dead -> putBack(job);
            case JobState.Cancelled cancelled -> putBack(job);
            case JobState.Queued queued
            when queued.notBefore().isAfter(clock.instant()) ->
                move(job, new JobState.Queued(clock.instant()), job.attempt(), "retried");
            default -> throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, at, "the job is " + name(job));
        }
    }

    private void putBack(Job job) {
        move(job, standing(job.id(), new JobState.Queued(clock.instant())), 0, "retried");
        unpark(job.id());
    }

    private void unpark(JobId parent) {
        for (var child : children(parent)) {
            if (!(child.state() instanceof JobState.Parked)) continue;
            if (!(standing(child.id(), child.state()) instanceof JobState.Waiting waiting)) continue;
            move(child, waiting, child.attempt(), "waiting");
            unpark(child.id());
        }
    }

    private void park(JobId failed, Job reason) {
        for (var child : children(failed)) {
            if (!(child.state() instanceof JobState.Waiting)) continue;
            move(child, parked(reason), child.attempt(), "parked");
            park(child.id(), reason);
        }
    }

    private List<Job> children(JobId parent) {
        return jobs.values().stream()
                .filter(job -> parents(job.id()).contains(parent))
                .toList();
    }

    @Override
    public synchronized void cancel(JobId id) {
        var job = existing(id);
        if (job.state().ended() && !(job.state() instanceof JobState.Parked))
            throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "cancel", "the job is " + name(job));
        move(job, new JobState.Cancelled(clock.instant()), job.attempt(), "cancelled");
        park(id, job);
    }

    /** Plays a runner: one attempt begins and ends in this state. */
    public synchronized void attempted(JobId id, JobState end) {
        var job = existing(id);
        move(job, end, job.attempt() + 1, end.name());
        if (end instanceof JobState.Dead) park(id, job);
        if (!(end instanceof JobState.Succeeded)) return;
        for (var child : children(id)) {
            if (!(child.state() instanceof JobState.Waiting)) continue;
            var standing = standing(child.id(), new JobState.Queued(clock.instant()));
            if (standing instanceof JobState.Queued) move(child, standing, child.attempt(), "queued");
            else replace(child, standing, child.attempt());
        }
    }

    private Job existing(JobId id) {
        return find(id).orElseThrow(() -> new InputException(ErrorCode.NOT_FOUND, id.toString(), "job"));
    }

    private void move(Job job, JobState state, int attempt, String what) {
        replace(job, state, attempt);
        events.computeIfAbsent(job.id(), absent -> new ArrayList<>())
                .add(new JobEvent(clock.instant(), attempt, ACTOR, name(job), what, ""));
    }

    private void replace(Job job, JobState state, int attempt) {
        jobs.put(
                job.id(),
                new Job(
                        job.id(),
                        job.kind(),
                        job.priority(),
                        state,
                        attempt,
                        0,
                        "",
                        Optional.empty(),
                        job.enqueuedAt()));
    }

    private static String name(Job job) {
        return job.state().name();
    }
}
