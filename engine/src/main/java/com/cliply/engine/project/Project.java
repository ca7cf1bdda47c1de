package com.cliply.engine.project;

import com.cliply.engine.id.ProjectId;
import com.cliply.engine.media.SourceMedia;
import java.time.Instant;

/** One source media, and all that is made of it. */
public record Project(ProjectId id, String name, SourceMedia source, Instant createdAt) {
    public Project withSource(SourceMedia newSource) {
        return new Project(id, name, newSource, createdAt);
    }
}
