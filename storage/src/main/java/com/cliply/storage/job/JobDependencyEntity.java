package com.cliply.storage.job;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** That a job starts after another one has succeeded. */
@Entity(name = "JobDependency")
@Table(name = "job_dependency")
@NullUnmarked
class JobDependencyEntity {
    @EmbeddedId
    JobDependencyKey id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;
}
