package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;

/** Writes media files. */
public interface MediaEncoder {
    /**
     * Writes the whole file, index in front; on any failure the target is removed. Of ranges of a file only the sound can be
     * written: pictures of a file are for a {@link PictureEncoder}.
     *
     * @throws MediaException if the source cannot be read, the target not be written, or the encoder fails
     * @throws CancelledException within 200 ms after the monitor says so
     */
    EncodeResult encode(EncodeRequest request, WorkMonitor monitor);

    /** How loud the assembled sound would be with this gain and limit. Throws as {@link #encode} does. */
    Loudness measure(EncodeSource source, EncodeRequest.Sound sound, WorkMonitor monitor);
}
