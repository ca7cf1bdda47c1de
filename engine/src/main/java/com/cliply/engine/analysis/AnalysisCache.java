package com.cliply.engine.analysis;

import java.util.Optional;

/**
 * Keeps what was measured, by the content that it was measured from. What is kept may be lost at any time: whoever asks can
 * measure again. What comes back is whole and just what was kept; anything damaged is as good as absent.
 */
public interface AnalysisCache {
    /** Remembers nothing. */
    AnalysisCache NONE = new AnalysisCache() {
        @Override
        public Optional<byte[]> find(CacheKey key) {
            return Optional.empty();
        }

        @Override
        public void keep(CacheKey key, byte[] content) {}
    };

    Optional<byte[]> find(CacheKey key);

    /** Never fails: where it cannot be kept, it is not kept. */
    void keep(CacheKey key, byte[] content);
}
