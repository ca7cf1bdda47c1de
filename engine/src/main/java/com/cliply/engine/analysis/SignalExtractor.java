package com.cliply.engine.analysis;

import com.cliply.engine.media.ScanListener;
import java.time.Duration;

/** Listens to one scan and says at its end what it measured. Used once, by one thread at a time. */
public interface SignalExtractor extends ScanListener {
    /**
     * Ends the measuring.
     *
     * @param length how much of the media can be read; nothing found lies beyond it
     */
    Findings finish(Duration length);
}
