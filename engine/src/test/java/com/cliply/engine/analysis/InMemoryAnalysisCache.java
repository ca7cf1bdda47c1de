package com.cliply.engine.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache for tests; it remembers what it was asked for. */
public final class InMemoryAnalysisCache implements AnalysisCache {
    private final Map<CacheKey, byte[]> kept = new ConcurrentHashMap<>();
    private final List<String> missed = new ArrayList<>();

    @Override
    public Optional<byte[]> find(CacheKey key) {
        var found = Optional.ofNullable(kept.get(key)).map(byte[]::clone);
        if (found.isEmpty()) missed.add(key.what());
        return found;
    }

    @Override
    public void keep(CacheKey key, byte[] content) {
        kept.put(key, content.clone());
    }

    /** What was looked for and not found, in order. */
    public List<String> missed() {
        return List.copyOf(missed);
    }

    /** Changes what is kept, as damage would that nobody noticed. */
    public void damage() {
        kept.replaceAll((key, content) -> new byte[] {1, 2, 3});
    }
}
