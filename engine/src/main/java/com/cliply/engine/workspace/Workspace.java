package com.cliply.engine.workspace;

import com.cliply.engine.id.WorkspaceId;
import java.time.Instant;

/** A room of its own for projects, clips and jobs: whoever works in one sees nothing of another. */
public record Workspace(WorkspaceId id, String name, Instant createdAt) {
    public Workspace {
        if (name.isBlank()) throw new IllegalArgumentException("a workspace has a name");
    }
}
