package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.id.RenditionId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A journal that is forgotten when the test ends. */
public final class InMemoryRenderJournal implements RenderJournal {
    private final Map<RenditionId, Render> renders = new TreeMap<>(Comparator.comparing(RenditionId::value));
    private final Map<RenditionId, Map<String, Piece>> pieces = new TreeMap<>(Comparator.comparing(RenditionId::value));

    @Override
    public synchronized void begin(Render render) {
        renders.put(render.id(), render);
        pieces.put(render.id(), new TreeMap<>());
    }

    @Override
    public synchronized Optional<Render> find(RenditionId id) {
        return Optional.ofNullable(renders.get(id));
    }

    @Override
    public synchronized List<Render> all() {
        return List.copyOf(renders.values());
    }

    @Override
    public synchronized void save(Piece piece) {
        var known = pieces.get(piece.render());
        if (known == null) throw new StorageException(ErrorCode.DATABASE_FAILED, "no such render: " + piece.render());
        known.put(piece.name(), piece);
    }

    @Override
    public synchronized List<Piece> pieces(RenditionId render) {
        return List.copyOf(pieces.getOrDefault(render, Map.of()).values());
    }

    @Override
    public synchronized void forget(RenditionId render) {
        renders.remove(render);
        pieces.remove(render);
    }
}
