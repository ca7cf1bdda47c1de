package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Makes small copies of stretches of a source, to be played and scrubbed, and reads their index. Every presented picture of the
 * source is in them at its own time; sound is not: whoever plays takes it from the source.
 */
public interface ProxyMaker {
    /**
     * Opens a source for a run of copies.
     *
     * @param track the one that is seen
     * @param picture how its pictures become those of the copy; its rate is only the average
     * @param monitor asked once a picture and by blocking reads; of progress it hears nothing
     * @throws MediaException if the source cannot be read
     */
    Run open(Path source, VideoTrack track, EncodeRequest.Picture picture, WorkMonitor monitor);

    /**
     * When each picture of a copy appears, in microseconds after the source's beginning, ascending; the first may be negative.
     * Read from the index alone; empty if the file is not a copy, or its index is damaged.
     */
    Optional<List<Long>> frames(Path copy);

    /** Copies of one source, which stays open: one that follows the last goes on decoding where that ended. */
    interface Run extends AutoCloseable {
        /**
         * Writes all pictures that appear from {@code fromMicros} on and before {@code untilMicros}, both after the source's
         * beginning. Without any, nothing is written. What a failure leaves in the target is the caller's to remove.
         *
         * @param target may exist, and is overwritten
         * @param reached hears the time of each picture that is passed
         * @throws MediaException if the source cannot be read, the target not be written, or the encoder fails
         * @throws CancelledException within 200 ms after the monitor says so
         */
        Copied copy(long fromMicros, long untilMicros, Path target, LongConsumer reached);

        @Override
        void close();
    }

    /**
     * What came of a stretch.
     *
     * @param frames how many pictures were written
     * @param end when the source's last picture appears, if the source ended meanwhile
     */
    record Copied(int frames, OptionalLong end) {}
}
