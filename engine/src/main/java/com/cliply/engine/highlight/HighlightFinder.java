package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Analyzer;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.audio.SoundExtractor;
import com.cliply.engine.analysis.picture.CutLook;
import com.cliply.engine.analysis.picture.PictureExtractor;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the highlights of a file: measures it in one pass, detects, looks closely at the few edges where a shot change is
 * suspected but not placed, and detects again with what that showed.
 */
public final class HighlightFinder {
    /** Changes with every change of what is found, so that results can be told apart. */
    public static final String ENGINE = "cliply-detect-2";

    /** Pictures that differ by this much are of different shots. */
    private static final float CHANGED = 0.3f;

    /** Looks are this long, around an edge. */
    private static final long LOOK_MICROS = 3_000_000;

    /** A second of looks for every so many seconds of video: 60 s in 20 minutes. */
    private static final int LOOK_PART = 20;

    /** Each look also decodes from the keyframe before it: ever more looks would cost more than the first pass. */
    private static final int MOST_LOOKS = 8;

    private final MediaScanner scanner;
    private final Analyzer analyzer;

    public HighlightFinder(MediaScanner scanner) {
        this.scanner = scanner;
        analyzer = new Analyzer(scanner, () -> List.of(new SoundExtractor(), new PictureExtractor()));
    }

    /** Best first, also candidates that score below one half; none where nothing happens. */
    public Detection find(FindRequest request, EarlyHighlights early, WorkMonitor monitor) {
        return detect(request, analyze(request.file(), request.info(), monitor), monitor);
    }

    /** The first half of {@link #find}: what can be kept and used again with another wish or another transcript. */
    public Analysis analyze(Path file, MediaInfo info, WorkMonitor monitor) {
        return analyzer.analyze(file, info, monitor);
    }

    /** The second half of {@link #find}. */
    public Detection detect(FindRequest request, Analysis measured, WorkMonitor monitor) {
        var book = gather(request, measured, monitor);
        return book.rank(
                request.wish().weights(book.profile()), request.wish().limits().count());
    }

    /** All evidence, before it is weighed. */
    public EvidenceBook gather(FindRequest request, WorkMonitor monitor) {
        return gather(request, analyze(request.file(), request.info(), monitor), monitor);
    }

    private EvidenceBook gather(FindRequest request, Analysis measured, WorkMonitor monitor) {
        var analysis = measured.with(request.imported());
        var wish = request.wish();
        var book = HighlightDetector.gather(analysis, request.transcript(), wish);
        var found = book.rank(wish.weights(book.profile()), wish.limits().count());
        var changes = new ArrayList<>(analysis.shotChanges());
        for (var range : unplacedChanges(analysis, found.highlights())) {
            monitor.throwIfCancelled();
            var look = new CutLook();
            scanner.look(request.file(), request.info(), range, look, whileLooking(monitor));
            changes.addAll(look.cuts());
        }
        if (changes.size() == analysis.shotChanges().size()) return book;
        return HighlightDetector.gather(analysis.withShotChanges(changes), request.transcript(), wish);
    }

    /** Where an edge of a highlight lies between two different pictures and no change is known there; best first. */
    private static List<TimeRange> unplacedChanges(Analysis analysis, List<Highlight> found) {
        var track = analysis.track(Signal.PICTURE_CHANGE);
        var ranges = new ArrayList<TimeRange>();
        if (track.isEmpty()) return ranges;
        var end = MediaTime.at(analysis.duration());
        var left = Math.min(MOST_LOOKS, end.micros() / LOOK_PART / LOOK_MICROS);
        var reach = Duration.ofSeconds(3);
        for (var highlight : found) {
            for (var edge : List.of(highlight.range().start(), highlight.range().end())) {
                if (ranges.size() >= left) return ranges;
                var wide = new TimeRange(edge.minus(reach), edge.plus(reach));
                if (analysis.shotChanges().stream().anyMatch(wide::contains)) continue;
                if (track.get().max(wide) < CHANGED) continue;
                var from = new MediaTime(Math.max(0, edge.micros() - LOOK_MICROS / 2));
                var to = from.plus(Duration.ofMillis(LOOK_MICROS / 1_000)).min(end);
                if (from.isBefore(to)) ranges.add(new TimeRange(from, to));
            }
        }
        return ranges;
    }

    /** Cancels like {@code monitor} and says nothing: the first pass was the work that is measured. */
    private static WorkMonitor whileLooking(WorkMonitor monitor) {
        return new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return monitor.cancelled();
            }

            @Override
            public void done(Duration media, Duration whole) {}
        };
    }
}
