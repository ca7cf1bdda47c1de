package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;

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

    /**
     * Decodes a source's sound once and puts it aside, uncompressed (384 kB a second), so that it can be measured and encoded as
     * often as is needed: assembled, with less noise, the gain and the fades of the wish. Its tracks were chosen in the source.
     * Throws as {@link #encode} does, and leaves no file then.
     *
     * @param rate the pictures' rate: the sound gets exactly the length of their whole frames
     * @param file is overwritten; the caller removes it
     */
    EncodeSource.Recorded record(EncodeSource source, SoundWish wish, FrameRate rate, Path file, WorkMonitor monitor);

    /**
     * How loud a player plays the first audio track of a file; -70 LUFS and silent peaks without one.
     *
     * @throws MediaException if the file cannot be read
     * @throws CancelledException within 200 ms after the monitor says so
     */
    Loudness heard(Path file, WorkMonitor monitor);
}
