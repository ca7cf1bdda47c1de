package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.Analyzer;
import com.cliply.engine.analysis.audio.SoundExtractor;
import com.cliply.engine.analysis.picture.PictureExtractor;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Finds the highlights of a file: measures it in one pass, detects, looks closely at the few edges where a shot change is
 * suspected but not placed, and detects again with what that showed. What was measured once is not measured again.
 */
public final class HighlightFinder {
    /** Changes with every change of what is found, so that results can be told apart. */
    public static final String ENGINE = "cliply-detect-3";

    private final MediaScanner scanner;
    private final AnalysisCache cache;
    private final InstantSource clock;
    private final Analyzer analyzer;
    private final CloseLooks looks;

    /**
     * A finder that reads with {@code scanner}.
     *
     * @param cache remembers what was measured
     * @param clock tells when it is time to say what is found so far
     */
    public HighlightFinder(MediaScanner scanner, AnalysisCache cache, InstantSource clock) {
        this.scanner = scanner;
        this.cache = cache;
        this.clock = clock;
        analyzer = new Analyzer(scanner, () -> List.of(new SoundExtractor(), new PictureExtractor()));
        looks = new CloseLooks(scanner);
    }

    /**
     * Best first, also candidates that score below one half; none where nothing happens.
     *
     * @param early hears what is found so far, if measuring takes long
     */
    public Detection find(FindRequest request, EarlyHighlights early, WorkMonitor monitor) {
        var measured = measured(request, early, monitor);
        return HighlightDetector.detect(measured, request.transcript(), request.wish())
                .noting(SourceNotices.of(request.info(), measured));
    }

    /**
     * All that {@link #find} decides by: what was measured, the imported curves, and the exact shot changes near the edges of
     * what is found. Given to {@link HighlightDetector#detect} with the same transcript and wish it makes the same detection;
     * with others it makes another one without a look at the file. If the file was measured before, this reads one or two
     * megabytes and decodes nothing.
     */
    public Analysis measured(FindRequest request, WorkMonitor monitor) {
        return measured(request, EarlyHighlights.NOBODY, monitor);
    }

    /** The curves alone, without a close look at anything. */
    public Analysis signals(FindRequest request, WorkMonitor monitor) {
        return signals(
                request, new KeptMeasurements(cache, request, scanner.version()), EarlyHighlights.NOBODY, monitor);
    }

    private Analysis measured(FindRequest request, EarlyHighlights early, WorkMonitor monitor) {
        var kept = new KeptMeasurements(cache, request, scanner.version());
        var signals = signals(request, kept, early, monitor);
        return looks.added(signals.with(request.imported()), request, kept, monitor);
    }

    private Analysis signals(FindRequest request, KeptMeasurements kept, EarlyHighlights early, WorkMonitor monitor) {
        return kept.signals().orElseGet(() -> {
            var emerging = new EmergingHighlights(request, early, clock, monitor);
            var measured = analyzer.analyze(request.file(), request.info(), emerging, monitor);
            kept.keepSignals(measured);
            return measured;
        });
    }

    /** All evidence, before it is weighed. */
    public EvidenceBook gather(FindRequest request, WorkMonitor monitor) {
        return HighlightDetector.gather(measured(request, monitor), request.transcript(), request.wish());
    }

    /** Measures without remembering anything. */
    public Analysis analyze(Path file, MediaInfo info, WorkMonitor monitor) {
        return analyzer.analyze(file, info, Analyzer.NOBODY, monitor);
    }

    /** Detects in what {@link #analyze} measured, and looks at the file where that is not exact enough. */
    public Detection detect(FindRequest request, Analysis measured, WorkMonitor monitor) {
        var kept = new KeptMeasurements(AnalysisCache.NONE, request, "");
        var exact = looks.added(measured.with(request.imported()), request, kept, monitor);
        return HighlightDetector.detect(exact, request.transcript(), request.wish());
    }
}
