package com.cliply.engine.media;

import java.nio.file.Path;
import java.util.List;

/** Reads the text tracks of media files; subtitles that are pictures are no text. */
public interface SubtitleTracks {
    /**
     * The text tracks of a file in its order; empty if it has none.
     *
     * @throws com.cliply.engine.error.MediaException if the file cannot be read at all
     */
    List<SubtitleTrack> of(Path file);

    /**
     * All lines of a track, in the order of the file; bounded in number and size, so that a hostile file cannot fill the
     * memory: what exceeds the bounds is left out.
     *
     * @throws com.cliply.engine.error.MediaException if the file cannot be read at all
     */
    List<SubtitleLine> read(Path file, SubtitleTrack track, WorkMonitor monitor);
}
