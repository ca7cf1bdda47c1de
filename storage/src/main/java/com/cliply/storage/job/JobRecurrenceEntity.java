package com.cliply.storage.job;

import com.cliply.engine.job.Recurrence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Recurrence}. */
@Entity(name = "JobRecurrence")
@Table(name = "job_recurrence")
@NullUnmarked
class JobRecurrenceEntity {
    /** Hibernate leaves out the workspace of a query where it is part of the key, so the key is this alone. */
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String name;

    String kind;

    String payload;

    String cron;

    String zone;

    String missed;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "last_at")
    Instant lastAt;

    Recurrence toRecurrence() {
        return new Recurrence(
                name,
                JobJson.read(kind, null, payload),
                cron,
                ZoneId.of(zone),
                Recurrence.MissedRuns.valueOf(missed),
                nextAt,
                lastAt);
    }
}
