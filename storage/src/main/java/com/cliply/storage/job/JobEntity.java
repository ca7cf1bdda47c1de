package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    @Column(name = "project_id")
    UUID projectId;

    String kind;

    String payload;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    @Column(name = "not_before")
    Instant notBefore;

    int attempt;

    String worker;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    double progress;

    String stage;

    @Column(name = "enqueued_at")
    Instant enqueuedAt;

    @Column(name = "error_code")
    String errorCode;

    @Column(name = "error_facts")
    String errorFacts;

    /** How many rows of history there are. */
    int events;

    static JobEntity of(JobId id, JobKind kind, Instant now) {
        var entity = new JobEntity();
        entity.id = id.value();
        entity.projectId = kind.project().value();
        entity.kind = JobJson.name(kind);
        entity.payload = JobJson.write(kind);
        entity.enqueuedAt = now;
        entity.take(new JobState.Queued(now), now);
        return entity;
    }

    JobId jobId() {
        return new JobId(id);
    }

    JobKind jobKind() {
        return JobJson.read(kind, new ProjectId(projectId), payload);
    }

    boolean ended() {
        return switch (state) {
            case "queued", "running" -> false;
            default -> true;
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
        var ways = switch (state) {
            case "queued" -> Set.of("running", "cancelled");
            case "running" -> Set.of("queued", "succeeded", "dead", "cancelled");
            case "dead", "cancelled" -> Set.of("queued");
            default -> Set.of();
        };
        if (!ways.contains(to.name())) throw new IllegalStateException("job " + id + ": " + state + " to " + to.name());
        take(to, now);
    }

    private void take(JobState to, Instant now) {
        state = to.name();
        stateSince = now;
        worker = null;
        errorCode = null;
        errorFacts = null;
        stage = "";
        switch (to) {
            case JobState.Queued queued -> {
                notBefore = queued.notBefore();
                progress = 0;
                cancelRequested = false;
            }
            case JobState.Running running -> {
                worker = running.worker();
                progress = 0;
            }
            case JobState.Succeeded succeeded -> progress = 1;
            case JobState.Dead dead -> {
                errorCode = dead.code().id();
                errorFacts = JobJson.writeFacts(
                        dead.facts().stream().map(JobEntity::shortened).toList());
            }
            case JobState.Cancelled cancelled -> cancelRequested = false;
        }
    }

    private static String shortened(String fact) {
        return fact.length() <= LONGEST_FACT ? fact : fact.substring(0, LONGEST_FACT) + "…";
    }

    /**
     * As the house sees it.
     *
     * @param heartbeat the last one of a running job
     */
    Job toJob(Instant heartbeat) {
        var seen = switch (state) {
            case "queued" -> new JobState.Queued(notBefore);
            case "running" -> new JobState.Running(worker, heartbeat);
            case "succeeded" -> new JobState.Succeeded(stateSince);
            case "dead" -> new JobState.Dead(stateSince, code(), facts());
            case "cancelled" -> new JobState.Cancelled(stateSince);
            default -> throw new IllegalStateException("job " + id + " is " + state);
        };
        return new Job(new JobId(id), jobKind(), seen, attempt, progress, stage, enqueuedAt);
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
