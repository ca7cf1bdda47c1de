package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Encodes the pictures of several outputs from one decoding of their source, chunk by chunk, and joins the chunks. */
public interface PictureEncoder {
    /** How joining ended. */
    enum Joined {
        WHOLE,
        /** The chunks were made by encoders that set themselves up differently: no decoder would play them as one. */
        CHUNKS_DIFFER
    }

    /**
     * Makes all chunks that are not done yet. Outputs of other files than the first one's are refused.
     *
     * @throws MediaException if the source cannot be read, a chunk not be written, or an encoder fails; chunks that were
     *     handed to their sinks stay
     * @throws CancelledException within 200 ms after the monitor says so
     */
    void encode(List<PictureOutput> outputs, WorkMonitor monitor);

    /**
     * Joins chunks, and the sound beside them, without encoding anything again; the index comes in front. On any failure the
     * target is removed. Throws as {@link #encode} does.
     *
     * @param pictures in their order; may be empty if there is sound
     * @param rate of the pictures
     */
    Joined join(List<Path> pictures, Optional<Path> sound, FrameRate rate, Path target, WorkMonitor monitor);
}
