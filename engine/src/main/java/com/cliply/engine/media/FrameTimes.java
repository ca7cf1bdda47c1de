package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import java.nio.file.Path;

/** Finds out when each frame of a file is shown, for those who count frames: other programs, and people who use them. */
public interface FrameTimes {
    /**
     * Goes once through the file without decoding it, or with decoding where only that tells.
     *
     * @param track of that file
     * @throws MediaException if the file cannot be read
     * @throws CancelledException within 200 ms after the monitor says so
     */
    FrameList of(Path file, VideoTrack track, WorkMonitor monitor);
}
