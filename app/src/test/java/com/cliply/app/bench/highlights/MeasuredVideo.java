package com.cliply.app.bench.highlights;

import com.cliply.app.bench.highlights.HighlightScore.Figure;
import com.cliply.app.bench.planted.Truth;
import com.cliply.app.bench.planted.TruthJson;
import com.cliply.engine.Engine;
import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptFile;
import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.highlight.DetectionWish;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A video of known truth, measured once, in which can be searched as often as is wanted. */
record MeasuredVideo(FindRequest request, Analysis analysis, Truth truth, HighlightFinder finder) {
    /** What {@code cliply detect} asks for unless told otherwise. */
    private static final DetectionLimits USUAL = new DetectionLimits(10, Duration.ofSeconds(8), Duration.ofSeconds(60));

    /**
     * Measures the video beside a file of truth.
     *
     * @param transcribed whether the .srt beside it is used, if there is one; without it there is no transcript at all
     */
    static MeasuredVideo of(Path truthFile, Engine engine, boolean transcribed) throws IOException {
        var truth = TruthJson.read(truthFile);
        var video = truthFile.resolveSibling(truth.video());
        var srt = video.resolveSibling(truth.video().replaceAll("\\.[^.]+$", ".srt"));
        var transcript = transcribed && Files.exists(srt) ? TranscriptFile.read(srt) : Transcript.EMPTY;
        var info = engine.probe().probe(video);
        var request = new FindRequest(video, info, transcript, List.of(), DetectionWish.of(USUAL));
        var finder = engine.highlights();
        return new MeasuredVideo(request, finder.analyze(video, info, WorkMonitor.NONE), truth, finder);
    }

    boolean hasHighlights() {
        return !truth.highlights().isEmpty();
    }

    Map<Figure, Double> score() {
        return score(Ablation.NONE);
    }

    Map<Figure, Double> score(Ablation ablation) {
        return HighlightScore.of(found(ablation), truth);
    }

    List<HighlightScore.Found> found(Ablation ablation) {
        return ablation.detect(finder, request, analysis).highlights().stream()
                .map(HighlightScore.Found::of)
                .toList();
    }
}
