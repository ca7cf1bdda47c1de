package com.cliply.engine.analysis;

import com.cliply.engine.media.Fingerprint;

/**
 * What was measured from what, and how. Another version of the measuring, or another parameter, is another key.
 *
 * @param what a stable name, as {@code signals} or {@code shots}
 * @param version of the code that measures
 * @param parameters all that the outcome depends on besides; may be empty
 */
public record CacheKey(Fingerprint file, String what, String version, String parameters) {
    public CacheKey {
        if (!what.matches("[a-z-]+")) throw new IllegalArgumentException("what " + what);
    }
}
