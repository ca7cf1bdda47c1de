package com.cliply.engine.media;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Copies stretches of a file as they are: nothing is decoded, nothing lost, and cuts lie where keyframes allow. */
public interface StreamCopier {
    /**
     * What was really copied: from the last keyframe at or before each wish up to the first one at or behind its end.
     *
     * @param ranges in source time, in their order; wishes that touch the same pictures have become one
     * @param frames pictures in the file
     * @param duration how long it plays
     */
    record Copied(List<TimeRange> ranges, long frames, Duration duration) {
        public Copied {
            ranges = List.copyOf(ranges);
        }
    }

    /** The kind of file that can hold the source's tracks as they are, as {@code mp4}: its suffix without the dot. */
    String suffixFor(MediaInfo source);

    /**
     * Copies the pictures of the source's video track, and all of its audio tracks; an MP4's index comes in front. On any
     * failure the target is removed.
     *
     * @param suffix what {@link #suffixFor} said
     * @throws MediaException if the source cannot be read or the target not be written
     * @throws CancelledException within 200 ms after the monitor says so
     */
    Copied copy(EncodeSource.Ranges source, String suffix, Path target, WorkMonitor monitor);
}
