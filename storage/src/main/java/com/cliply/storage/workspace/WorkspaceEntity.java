package com.cliply.storage.workspace;

import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.workspace.Workspace;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Never leaves this package: the rest of the house sees {@link Workspace}. The machine's own, so it has no tenant. */
@Entity(name = "Workspace")
@Table(name = "workspace")
@NullUnmarked
class WorkspaceEntity {
    @Id
    UUID id;

    String name;

    @Column(name = "created_at")
    Instant createdAt;

    Workspace toWorkspace() {
        return new Workspace(new WorkspaceId(id), name, createdAt);
    }
}
