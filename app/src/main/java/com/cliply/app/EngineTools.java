package com.cliply.app;

import com.cliply.app.cli.MediaTools;
import com.cliply.engine.Engine;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptFile;
import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engine by itself, as commands without a data folder use it. */
final class EngineTools implements MediaTools {
    private final Engine engine;

    EngineTools(Engine engine) {
        this.engine = engine;
    }

    @Override
    public MediaInfo probe(Path file) {
        return engine.probe().probe(file);
    }

    @Override
    public List<Highlight> detect(
            Path file, MediaInfo info, Optional<Path> transcript, DetectionLimits limits, WorkMonitor monitor) {
        var words = transcript.map(TranscriptFile::read).orElse(Transcript.EMPTY);
        return engine.highlights().find(file, info, words, limits, monitor);
    }

    @Override
    public FrameList frames(Path file, VideoTrack track, WorkMonitor monitor) {
        return engine.frameTimes().of(file, track, monitor);
    }

    @Override
    public void checkTranscript(Path file) {
        TranscriptFile.read(file);
    }

    @Override
    public void makeDemo(Path file, WorkMonitor monitor) {
        engine.demo().write(file, monitor);
    }
}
