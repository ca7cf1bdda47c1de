package com.cliply.app.cli;

import com.cliply.engine.media.WorkMonitor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows work that a command does itself, and stops it when somebody wishes so. */
final class MonitorProgress implements WorkMonitor {
    private final String stage;
    private final String subject;
    private final ProgressView view;
    private final Interruption interruption;
    private final InstantSource clock;
    private final Instant begun;

    MonitorProgress(String stage, String subject, ProgressView view, Interruption interruption, InstantSource clock) {
        this.stage = stage;
        this.subject = subject;
        this.view = view;
        this.interruption = interruption;
        this.clock = clock;
        begun = clock.instant();
    }

    @Override
    public boolean cancelled() {
        return interruption.requested();
    }

    @Override
    public synchronized void done(Duration media, Duration whole) {
        if (whole.isZero() || whole.isNegative()) return;
        var fraction = Math.clamp((double) media.toMillis() / Math.max(1, whole.toMillis()), 0, 1);
        var elapsed = Duration.between(begun, clock.instant());
        var speed = elapsed.toMillis() < 500 ? 0 : (double) media.toMillis() / elapsed.toMillis();
        view.show(new Progress(stage, subject, fraction, speed, Progress.left(fraction, elapsed)));
    }
}
