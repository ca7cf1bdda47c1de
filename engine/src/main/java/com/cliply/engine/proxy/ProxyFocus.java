package com.cliply.engine.proxy;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.time.MediaTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where people are looking at the moment, source by source: whoever makes a proxy asks here between two segments. It lives as
 * long as the process; an attempt in a child process does not see it.
 */
public final class ProxyFocus {
    private final Map<Fingerprint, MediaTime> playheads = new ConcurrentHashMap<>();

    /** From now on, what is around this position of the source is made first. */
    public void set(Fingerprint source, MediaTime playhead) {
        playheads.put(source, playhead);
    }

    /** Nobody looks at the source any more. */
    public void clear(Fingerprint source) {
        playheads.remove(source);
    }

    public Optional<MediaTime> of(Fingerprint source) {
        return Optional.ofNullable(playheads.get(source));
    }
}
