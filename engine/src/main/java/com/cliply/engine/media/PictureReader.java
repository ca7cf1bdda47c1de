package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import java.nio.file.Path;

/** Reads every picture of a file, small. */
public interface PictureReader {
    /**
     * Decodes a track from its first picture to its last and hands over each picture, {@link MediaScanner#PICTURE_SIZE} large, in
     * the order and at the time at which it is shown. Nothing else is handed over.
     *
     * @param monitor hears how far it has come
     * @throws MediaException if the file cannot be read; a damaged tail ends the reading early without one
     * @throws CancelledException within 200 ms after the monitor says so
     */
    void read(Path file, VideoTrack track, ScanListener listener, WorkMonitor monitor);
}
