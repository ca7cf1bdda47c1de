package com.cliply.engine.render;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.RenditionId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Renditions that are forgotten when the test ends. */
public final class InMemoryRenditionStore implements RenditionStore {
    private final Map<RenditionId, Rendition> renditions = new ConcurrentHashMap<>();

    @Override
    public void save(Rendition rendition) {
        renditions.put(rendition.id(), rendition);
    }

    @Override
    public void remove(RenditionId id) {
        renditions.remove(id);
    }

    @Override
    public Optional<Rendition> find(RenditionId id) {
        return Optional.ofNullable(renditions.get(id));
    }

    @Override
    public List<Rendition> ofClip(ClipId clip) {
        return renditions.values().stream()
                .filter(rendition -> rendition.clip().equals(clip))
                .sorted(Comparator.comparing(Rendition::createdAt)
                        .thenComparing(rendition -> rendition.id().value()))
                .toList();
    }
}
