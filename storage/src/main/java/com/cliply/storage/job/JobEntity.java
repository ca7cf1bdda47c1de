package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobPriority;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.job.JobState;
import com.cliply.engine.time.MediaTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Job}. */
@Entity(name = "Job")
@Table(name = "job")
@NullUnmarked
class JobEntity {
    private static final int LONGEST_FACT = 2_000;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    /** The first job of the wish that this one belongs to. */
    @Column(name = "origin_id")
    UUID originId;

    @Column(name = "project_id")
    UUID projectId;

    String kind;

    String payload;

    @Column(name = "request_key")
    String key;

    short priority;

    String lane;

    /** How much media is to be worked through, in microseconds, 0 if that is not known. */
    @Column(name = "work_us")
    long workMicros;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    @Column(name = "not_before")
    Instant notBefore;

    /** How many of the jobs that it waits for have not succeeded. */
    @Column(name = "open_parents")
    int openParents;

    int attempt;

    /** How many attempts have taken a whole process with them. */
    int deaths;

    String worker;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    double progress;

    String stage;

    /** How long the attempt that succeeded took, in microseconds, and on which machine. */
    @Column(name = "ran_us")
    Long ranMicros;

    @Column(name = "ran_on")
    String ranOn;

    @Column(name = "enqueued_at")
    Instant enqueuedAt;

    @Column(name = "error_code")
    String errorCode;

    @Column(name = "error_facts")
    String errorFacts;

    /** How many rows of history there are. */
    int events;

    static JobEntity of(JobId id, UUID workspace, JobOrder order, JobRules rules, Instant now) {
        var entity = new JobEntity();
        entity.id = id.value();
        entity.workspaceId = workspace;
        entity.originId = (order.origin() == null ? JobOrigin.current().orElse(id) : order.origin()).value();
        entity.projectId = order.kind().forProject().map(ProjectId::value).orElse(null);
        entity.kind = JobJson.name(order.kind());
        entity.payload = JobJson.write(order.kind());
        entity.key = order.key();
        entity.priority = (short) order.priority().rank();
        entity.lane = rules.lane().id();
        entity.workMicros = MediaTime.micros(order.size());
        entity.enqueuedAt = now;
        entity.notBefore = order.notBefore() == null ? now : order.notBefore();
        return entity;
    }

    JobId jobId() {
        return new JobId(id);
    }

    JobKind jobKind() {
        return JobJson.read(kind, projectId, payload);
    }

    /** Whether nothing more can happen without somebody's wish, and nothing is expected from anybody. */
    boolean over() {
        return switch (state) {
            case "succeeded", "dead", "cancelled" -> true;
            default -> false;
        };
    }

    /** Whether this very attempt is still the one that runs. */
    boolean runs(int asked, String by) {
        return state.equals("running") && attempt == asked && by.equals(worker);
    }

    /**
     * Goes on to another state.
     *
     * @throws IllegalStateException if there is no way from here to there
     */
    void move(JobState to, Instant now) {
        if (!JobState.leads(state, to.name()))
            throw new IllegalStateException("job " + id + ": " + state + " to " + to.name());
        take(to, now);
    }

    /** Where a new job stands first, and what {@link #move} does once it is lawful. */
    void take(JobState to, Instant now) {
        state = to.name();
        stateSince = now;
        worker = null;
        errorCode = null;
        errorFacts = null;
        stage = "";
        switch (to) {
            case JobState.Waiting waiting -> {
                openParents = waiting.parents();
                progress = 0;
                cancelRequested = false;
            }
            case JobState.Queued queued -> {
                openParents = 0;
                notBefore = queued.notBefore();
                progress = 0;
                cancelRequested = false;
            }
            case JobState.Running running -> {
                worker = running.worker();
                progress = 0;
            }
            case JobState.Succeeded succeeded -> progress = 1;
            case JobState.Parked parked -> because(parked.code(), parked.facts());
            case JobState.Dead dead -> because(dead.code(), dead.facts());
            case JobState.Cancelled cancelled -> cancelRequested = false;
        }
    }

    private void because(ErrorCode code, List<String> facts) {
        errorCode = code.id();
        errorFacts = JobJson.writeFacts(facts.stream().map(JobEntity::shortened).toList());
    }

    private static String shortened(String fact) {
        return fact.length() <= LONGEST_FACT ? fact : fact.substring(0, LONGEST_FACT) + "…";
    }

    /**
     * As the house sees it.
     *
     * @param heartbeat the last one of a running job
     */
    Job toJob(Instant heartbeat, Optional<Duration> left) {
        var seen = switch (state) {
            case "waiting" -> new JobState.Waiting(openParents);
            case "queued" -> new JobState.Queued(notBefore);
            case "running" -> new JobState.Running(worker, heartbeat);
            case "parked" -> new JobState.Parked(stateSince, code(), facts());
            case "succeeded" -> new JobState.Succeeded(stateSince);
            case "dead" -> new JobState.Dead(stateSince, code(), facts());
            case "cancelled" -> new JobState.Cancelled(stateSince);
            default -> throw new IllegalStateException("job " + id + " is " + state);
        };
        return new Job(
                new JobId(id),
                new JobId(originId),
                jobKind(),
                JobPriority.ofRank(priority),
                seen,
                attempt,
                progress,
                stage,
                left,
                enqueuedAt);
    }

    private ErrorCode code() {
        try {
            return ErrorCode.valueOf(errorCode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException ofAnotherVersion) {
            return ErrorCode.UNEXPECTED;
        }
    }

    private List<String> facts() {
        return JobJson.readFacts(errorFacts);
    }
}
