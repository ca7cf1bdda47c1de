package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;

/** Reads a file for analysis. */
public interface MediaScanner {
    /** Pictures are handed over at this size, whatever the file's. */
    FrameSize PICTURE_SIZE = new FrameSize(160, 90);

    /** Sound is handed over as one channel at this rate. */
    int SOUND_RATE = 16_000;

    /** Of what reads and decodes: another one may hand over other samples and pictures. */
    default String version() {
        return "";
    }

    /**
     * Goes once through the whole file: all sound, a sparse choice of keyframes, the size of every video packet. The three
     * come each in order of time, but not in order among each other. Pictures and packets come on the calling thread, sound
     * may come on another one at the same time; when this returns or throws, none comes any more.
     *
     * @throws MediaException if the file cannot be read; a damaged tail ends the scan early without one
     * @throws CancelledException within 200 ms after the monitor says so
     */
    void scan(Path file, MediaInfo info, ScanListener listener, WorkMonitor monitor);

    /** Decodes every frame of one range and hands over the pictures only. Throws as {@link #scan} does. */
    void look(Path file, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor);
}
