package com.cliply.storage.project;

import com.cliply.engine.id.ProjectId;
import com.cliply.engine.project.Project;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Project}. */
@Entity(name = "Project")
@Table(name = "project")
@NullUnmarked
class ProjectEntity {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String name;

    @Column(name = "source_id")
    UUID sourceId;

    @Column(name = "created_at")
    Instant createdAt;

    void take(Project project) {
        name = project.name();
        sourceId = project.source().id().value();
        createdAt = project.createdAt();
    }

    Project toProject(SourceMediaEntity source) {
        return new Project(new ProjectId(id), name, source.toSourceMedia(), createdAt);
    }
}
