package com.cliply.storage.job;

import com.cliply.engine.job.JobEvent;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link JobEvent}. */
@Entity(name = "JobEvent")
@Table(name = "job_event")
@NullUnmarked
class JobEventEntity {
    private static final int LONGEST_DETAIL = 4_000;

    @EmbeddedId
    JobEventKey id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    Instant at;

    int attempt;

    String actor;

    @Column(name = "from_state")
    String fromState;

    String what;

    String detail;

    /**
     * The next line of this job's history.
     *
     * @param from the state before what happened, empty if there was none
     */
    static JobEventEntity next(JobEntity job, Instant at, String actor, String from, String what, String detail) {
        var entity = new JobEventEntity();
        job.events++;
        entity.id = new JobEventKey(job.id, job.events);
        entity.workspaceId = job.workspaceId;
        entity.at = at;
        entity.attempt = job.attempt;
        entity.actor = actor;
        entity.fromState = from;
        entity.what = what;
        entity.detail = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        return entity;
    }

    JobEvent toEvent() {
        return new JobEvent(at, attempt, actor, fromState, what, detail);
    }
}
