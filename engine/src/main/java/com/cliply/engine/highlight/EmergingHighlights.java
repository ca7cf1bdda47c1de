package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Analyzer;
import com.cliply.engine.analysis.LongMedia;
import com.cliply.engine.media.WorkMonitor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Says what is found while the rest is still being measured: first after two seconds, then each time after twice as long as
 * before, and never so often that it takes more than a twentieth of the time.
 */
final class EmergingHighlights implements Analyzer.Onlooker {
    /** With a second for Java's start, somebody who waits sees something within five. */
    private static final Duration FIRST = Duration.ofSeconds(2);

    /** Detecting takes at most this part of the time that has passed. */
    private static final int COST_PART = 20;

    /** Of less than this nothing can be said that would hold. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final FindRequest request;
    private final EarlyHighlights early;
    private final InstantSource clock;
    private final WorkMonitor monitor;
    private final Instant begun;
    private Duration next = FIRST;

    EmergingHighlights(FindRequest request, EarlyHighlights early, InstantSource clock, WorkMonitor monitor) {
        this.request = request;
        this.early = early;
        this.clock = clock;
        this.monitor = monitor;
        begun = clock.instant();
    }

    @Override
    public void came(Duration measured, Supplier<Analysis> soFar) {
        if (early.equals(EarlyHighlights.NOBODY) || measured.compareTo(LEAST) < 0) return;
        var before = passed();
        if (before.compareTo(next) < 0) return;
        monitor.throwIfCancelled();
        // What detecting is about to need comes on top of what measuring left behind, while the file's index is in
        // memory.
        LongMedia.tidyUp(measured);
        var analysis = soFar.get().with(request.imported());
        early.found(HighlightDetector.detect(analysis, request.transcript(), request.wish()), measured);
        LongMedia.tidyUp(measured);
        var cost = passed().minus(before);
        var doubled = before.multipliedBy(2);
        var afforded = before.plus(cost.multipliedBy(COST_PART));
        next = doubled.compareTo(afforded) > 0 ? doubled : afforded;
    }

    private Duration passed() {
        return Duration.between(begun, clock.instant());
    }
}
