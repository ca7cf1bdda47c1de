package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.picture.CutLook;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Decodes a few seconds around edges of highlights where a shot change is suspected but not placed. */
final class CloseLooks {
    /** Pictures that differ by this much are of different shots. */
    private static final float CHANGED = 0.3f;

    /** Looks are this long, around an edge. */
    private static final long LOOK_MICROS = 3_000_000;

    /** A second of looks for every so many seconds of video: 60 s in 20 minutes. */
    private static final int LOOK_PART = 20;

    /** Each look also decodes from the keyframe before it: ever more looks would cost more than the first pass. */
    private static final int MOST_LOOKS = 8;

    private final MediaScanner scanner;

    CloseLooks(MediaScanner scanner) {
        this.scanner = scanner;
    }

    /** {@code analysis} with the exact shot changes near the edges of what is found in it. */
    Analysis added(Analysis analysis, FindRequest request, KeptMeasurements kept, WorkMonitor monitor) {
        var asked = digest(request);
        var changes = kept.looks(asked).orElseGet(() -> {
            var seen = looked(analysis, request, kept, monitor);
            kept.keepLooks(asked, seen);
            return seen;
        });
        if (changes.isEmpty()) return analysis;
        var all = new ArrayList<>(analysis.shotChanges());
        all.addAll(changes);
        return analysis.withShotChanges(all);
    }

    private List<MediaTime> looked(Analysis analysis, FindRequest request, KeptMeasurements kept, WorkMonitor monitor) {
        var found = HighlightDetector.detect(analysis, request.transcript(), request.wish());
        var changes = new ArrayList<MediaTime>();
        for (var range : unplacedChanges(analysis, found.highlights())) {
            monitor.throwIfCancelled();
            changes.addAll(kept.look(range).orElseGet(() -> {
                var look = new CutLook();
                scanner.look(request.file(), request.info(), range, look, whileLooking(monitor));
                kept.keepLook(range, look.cuts());
                return look.cuts();
            }));
        }
        return changes;
    }

    /** Stands for all that decides what is found, besides what was measured. */
    private static String digest(FindRequest request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(request.wish(), request.transcript(), request.imported()))
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            for (var track : request.imported())
                digest.update(Integer.toString(track.hashCode()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
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
