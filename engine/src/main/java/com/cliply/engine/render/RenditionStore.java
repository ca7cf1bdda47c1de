package com.cliply.engine.render;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.RenditionId;
import java.util.List;
import java.util.Optional;

/** Keeps what was rendered. */
public interface RenditionStore {
    /** Adds or replaces. */
    void save(Rendition rendition);

    /** Forgets the row; the file stays. */
    void remove(RenditionId id);

    Optional<Rendition> find(RenditionId id);

    /** The oldest first. */
    List<Rendition> ofClip(ClipId clip);
}
