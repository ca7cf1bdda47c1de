package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.LongMedia;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.Values;
import com.cliply.engine.analysis.picture.CloseLook;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Decodes a few seconds where the first pass is not sure: around edges of highlights where a shot change is suspected but not placed,
 * and within and before the best highlights, to see how much of what moves there is not the camera.
 */
final class CloseLooks {
    private final MediaScanner scanner;

    CloseLooks(MediaScanner scanner) {
        this.scanner = scanner;
    }

    /** {@code analysis} with exact shot changes near edges of what is found in it, and what really moves in the best of it. */
    Analysis added(Analysis analysis, FindRequest request, KeptMeasurements kept, WorkMonitor monitor) {
        var asked = digest(request);
        var seen = kept.looks(asked).orElseGet(() -> {
            var looked = looked(analysis, request, kept, monitor);
            kept.keepLooks(asked, looked);
            return looked;
        });
        var all = new ArrayList<>(analysis.shotChanges());
        all.addAll(seen.shotChanges());
        return analysis.withShotChanges(all).with(seen.tracks());
    }

    private Analysis looked(Analysis analysis, FindRequest request, KeptMeasurements kept, WorkMonitor monitor) {
        var found = HighlightDetector.detect(analysis, request.transcript(), request.wish());
        var ranges = new LookRanges(analysis, found.highlights());
        var step = MediaTime.micros(CloseLook.STEP);
        var changes = new ArrayList<MediaTime>();
        var motion = new Values();
        for (var range : ranges.all()) {
            monitor.throwIfCancelled();
            var seen = kept.look(range).orElseGet(() -> {
                // Each look opens the file anew, and a long one's index is larger than all that was measured.
                LongMedia.tidyUp(analysis.duration());
                var look = new CloseLook(range);
                scanner.look(request.file(), request.info(), range, look, whileLooking(monitor));
                var shown = look.seen();
                kept.keepLook(range, shown);
                return shown;
            });
            seen.shotChanges().forEach(change -> changes.add(range.start().plus(MediaTime.ZERO.until(change))));
            var first = (int) (range.start().micros() / step);
            seen.track(Signal.TRUE_MOTION).ifPresent(track -> {
                motion.fillTo(first + track.size(), 0);
                for (int index = 0; index < track.size(); index++)
                    if (track.value(index) > 0) motion.set(first + index, track.value(index));
            });
        }
        // A value beyond the end is the last one: nothing was looked at there.
        motion.fillTo(motion.size() + 1, 0);
        var track = SignalTrack.of(Signal.TRUE_MOTION, CloseLook.STEP, motion.toArray());
        return new Analysis(
                analysis.duration(), ranges.all().isEmpty() ? List.of() : List.of(track), List.of(), changes);
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
