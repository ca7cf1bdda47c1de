package com.cliply.app.cli;

import com.cliply.engine.analysis.picture.Shot;
import com.cliply.engine.analysis.transcript.FoundTranscript;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptWish;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.EarlyHighlights;
import com.cliply.engine.highlight.EvidenceBook;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.List;

/** What the engine does with a file, without remembering anything. */
public interface MediaTools {
    MediaInfo probe(Path file);

    /** What a transcript file says. */
    Transcript transcript(Path file);

    /** The words of a video, and where they came from. */
    FoundTranscript words(Path video, MediaInfo info, TranscriptWish wish, WorkMonitor monitor);

    /** The same with times for words that have none, estimated from the sound and marked as that. */
    Transcript timed(Path file, MediaInfo info, Transcript transcript, WorkMonitor monitor);

    Detection detect(FindRequest request, EarlyHighlights early, WorkMonitor monitor);

    /** All evidence of a file, before it is weighed; what was measured of it before is not measured again. */
    EvidenceBook evidence(FindRequest request, WorkMonitor monitor);

    /** All shots, in order and without a gap. */
    List<Shot> shots(Path file, MediaInfo info, WorkMonitor monitor);

    /** When each frame of a track is shown. */
    FrameList frames(Path file, VideoTrack track, WorkMonitor monitor);

    void makeDemo(Path file, WorkMonitor monitor);
}
