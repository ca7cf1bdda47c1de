package com.cliply.storage.job;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** What we look at in db-scheduler's rows. */
@Entity(name = "ScheduledTask")
@Table(name = "scheduled_tasks")
@NullUnmarked
class ScheduledTaskEntity {
    @EmbeddedId
    ScheduledTaskKey id;

    @Column(name = "execution_time")
    Instant executionTime;

    boolean picked;

    @Column(name = "picked_by")
    String pickedBy;

    @Column(name = "last_heartbeat")
    Instant lastHeartbeat;

    long version;
}
