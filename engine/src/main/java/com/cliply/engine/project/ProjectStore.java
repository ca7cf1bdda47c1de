package com.cliply.engine.project;

import com.cliply.engine.id.ProjectId;
import com.cliply.engine.media.Fingerprint;
import java.util.List;
import java.util.Optional;

/** Keeps projects with their source. */
public interface ProjectStore {
    /** Adds or replaces. */
    void save(Project project);

    Optional<Project> find(ProjectId id);

    /** The project whose source has this content, the newest if there are several. */
    Optional<Project> findByFingerprint(Fingerprint fingerprint);

    /** The newest first. */
    List<Project> all();
}
