package com.cliply.engine.clip;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.render.RenditionStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Clips that are forgotten when the test ends. */
public final class InMemoryClipStore implements ClipStore {
    private static final Comparator<Clip> NEWEST_FIRST =
            Comparator.comparing((Clip clip) -> clip.id().value()).reversed();
    private static final Comparator<Clip> BEST_FIRST =
            Comparator.comparingDouble(Clip::score).reversed().thenComparing(Clip::inPoint);

    private final Map<ClipId, Clip> clips = new ConcurrentHashMap<>();
    private final RenditionStore renditions;

    public InMemoryClipStore(RenditionStore renditions) {
        this.renditions = renditions;
    }

    @Override
    public void save(Clip clip) {
        clips.put(clip.id(), clip);
    }

    @Override
    public void remove(ClipId id) {
        clips.remove(id);
        renditions.ofClip(id).forEach(rendition -> renditions.remove(rendition.id()));
    }

    @Override
    public Optional<Clip> find(ClipId id) {
        return Optional.ofNullable(clips.get(id));
    }

    @Override
    public List<Clip> ofProject(ProjectId project) {
        return clips.values().stream()
                .filter(clip -> clip.project().equals(project))
                .sorted(BEST_FIRST)
                .toList();
    }

    @Override
    public List<Clip> all() {
        return clips.values().stream().sorted(NEWEST_FIRST).toList();
    }
}
