package com.cliply.app.cli;

import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the engine does with a file, without remembering anything. */
public interface MediaTools {
    MediaInfo probe(Path file);

    /** Best first. */
    List<Highlight> detect(
            Path file, MediaInfo info, Optional<Path> transcript, DetectionLimits limits, WorkMonitor monitor);

    /** When each frame of a track is shown. */
    FrameList frames(Path file, VideoTrack track, WorkMonitor monitor);

    /** Throws what a wrong transcript deserves before any work has begun. */
    void checkTranscript(Path file);

    void makeDemo(Path file, WorkMonitor monitor);
}
