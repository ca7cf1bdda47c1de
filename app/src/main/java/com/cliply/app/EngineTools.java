package com.cliply.app;

import com.cliply.app.cli.MediaTools;
import com.cliply.engine.Engine;
import com.cliply.engine.analysis.picture.Shot;
import com.cliply.engine.analysis.transcript.FoundTranscript;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptFile;
import com.cliply.engine.analysis.transcript.TranscriptWish;
import com.cliply.engine.analysis.transcript.WordTimes;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.highlight.DetectionWish;
import com.cliply.engine.highlight.EarlyHighlights;
import com.cliply.engine.highlight.EvidenceBook;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
    public Transcript timed(Path file, MediaInfo info, Transcript transcript, WorkMonitor monitor) {
        var limits = new DetectionLimits(1, Duration.ofSeconds(1), Duration.ofHours(1));
        var request = new FindRequest(file, info, Transcript.EMPTY, List.of(), DetectionWish.of(limits));
        return WordTimes.of(engine.highlights().signals(request, monitor)).fill(transcript);
    }

    @Override
    public Detection detect(FindRequest request, EarlyHighlights early, WorkMonitor monitor) {
        return engine.highlights().find(request, early, monitor);
    }

    @Override
    public EvidenceBook evidence(FindRequest request, WorkMonitor monitor) {
        return engine.highlights().gather(request, monitor);
    }

    @Override
    public Transcript transcript(Path file) {
        return TranscriptFile.read(file);
    }

    @Override
    public FoundTranscript words(Path video, MediaInfo info, TranscriptWish wish, WorkMonitor monitor) {
        return engine.transcripts().find(video, info, wish, monitor);
    }

    @Override
    public List<Shot> shots(Path file, MediaInfo info, WorkMonitor monitor) {
        return engine.shots().shots(file, info, monitor);
    }

    @Override
    public FrameList frames(Path file, VideoTrack track, WorkMonitor monitor) {
        return engine.frameTimes().of(file, track, monitor);
    }

    @Override
    public void makeDemo(Path file, WorkMonitor monitor) {
        engine.demo().write(file, monitor);
    }
}
