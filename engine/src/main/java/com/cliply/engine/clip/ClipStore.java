package com.cliply.engine.clip;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import java.util.List;
import java.util.Optional;

/** Keeps clips. */
public interface ClipStore {
    /** Adds or replaces. */
    void save(Clip clip);

    /** Forgets a clip and its renditions' rows; files on disk stay. */
    void remove(ClipId id);

    Optional<Clip> find(ClipId id);

    /** Best score first, equal ones by their in point. */
    List<Clip> ofProject(ProjectId project);

    /** All clips of all projects, the newest first. */
    List<Clip> all();
}
