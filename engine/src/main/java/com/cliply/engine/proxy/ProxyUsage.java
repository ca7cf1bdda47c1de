package com.cliply.engine.proxy;

import com.cliply.engine.media.Fingerprint;
import java.time.Instant;
import java.util.List;

/**
 * What proxies take on the disk.
 *
 * @param sources the longest unused first, as they would be removed
 * @param budgetBytes what all of them may take
 */
public record ProxyUsage(List<OfSource> sources, long budgetBytes) {
    public ProxyUsage {
        sources = List.copyOf(sources);
    }

    public long bytes() {
        return sources.stream().mapToLong(OfSource::bytes).sum();
    }

    /**
     * What one source's takes.
     *
     * @param segments how many are there
     * @param whole how many there will be, 0 while that is not known
     * @param lastUse when it was last played or made; long ago if that is not known
     */
    public record OfSource(Fingerprint source, int segments, int whole, long bytes, Instant lastUse) {}
}
