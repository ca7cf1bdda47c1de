package com.cliply.engine.workspace;

import com.cliply.engine.id.WorkspaceId;
import java.util.List;
import java.util.Optional;

/** The workspaces of an installation; this list is the machine's own and belongs to none of them. */
public interface WorkspaceStore {
    /** Adds it, or renames it if it is there. */
    void save(Workspace workspace);

    Optional<Workspace> find(WorkspaceId id);

    /** The oldest first. */
    List<Workspace> all();
}
