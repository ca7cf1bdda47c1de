package com.cliply.engine.analysis;

import com.cliply.engine.media.ScanListener;
import java.time.Duration;

/** Listens to one scan and says at its end what it measured. Used once, by one thread at a time. */
public interface SignalExtractor extends ScanListener {
    /**
     * What would be found if the media ended at {@code measured}; the measuring goes on as if nobody had asked. Nothing, where
     * that would cost too much.
     */
    default Findings soFar(Duration measured) {
        return Findings.of();
    }

    /**
     * Ends the measuring.
     *
     * @param length how much of the media can be read; nothing found lies beyond it
     */
    Findings finish(Duration length);
}
