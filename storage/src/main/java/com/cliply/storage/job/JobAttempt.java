package com.cliply.storage.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.engine.media.WorkMonitor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One try of a job in this process: keeps its progress in memory and hears the wish to stop. */
final class JobAttempt implements JobContext {
    private static final Duration BETWEEN_NEWS = Duration.ofMillis(100);

    private final JobId job;
    private final JobId origin;
    private final WorkspaceId workspace;
    private final JobKind kind;
    private final JobRules rules;
    private final int attempt;
    private final JobSteps steps;
    private final Events events;
    private final InstantSource clock;
    private final Instant begun;

    private volatile boolean cancelled;
    private volatile boolean givenBack;
    private volatile boolean stale;

    private double fraction;
    private String stage = "";
    private Instant announced = Instant.MIN;
    private double writtenFraction;
    private String writtenStage = "";

    JobAttempt(
            JobId job,
            JobId origin,
            WorkspaceId workspace,
            JobKind kind,
            JobRules rules,
            int attempt,
            JobSteps steps,
            Events events,
            InstantSource clock) {
        this.job = job;
        this.origin = origin;
        this.workspace = workspace;
        this.kind = kind;
        this.rules = rules;
        this.attempt = attempt;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
        begun = clock.instant();
    }

    @Override
    public JobId job() {
        return job;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    /** The first job of the wish that this one belongs to. */
    JobId origin() {
        return origin;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    JobKind kind() {
        return kind;
    }

    JobRules rules() {
        return rules;
    }

    Instant begun() {
        return begun;
    }

    /** How long it still needs, if that is known. */
    Optional<Duration> left() {
        return Optional.empty();
    }

    /** The creator wants it to end. */
    void cancel() {
        cancelled = true;
    }

    /** The program closes: the job goes on another time. */
    void giveBack() {
        givenBack = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isGivenBack() {
        return givenBack;
    }

    /** Nothing that comes from this attempt counts any more. */
    void end() {
        stale = true;
    }

    @Override
    public void commit(Runnable changes) {
        if (stale) throw new CancelledException();
        steps.commit(this, changes);
    }

    @Override
    public void commitDurably(Runnable changes) {
        if (stale) throw new CancelledException();
        steps.commitDurably(this, changes);
    }

    @Override
    public WorkMonitor stage(String name, double from, double to) {
        if (!(0 <= from && from <= to && to <= 1)) throw new IllegalArgumentException(from + " to " + to);
        var began = clock.instant();
        came(name, from, 0, true);
        return new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return cancelled || givenBack || stale;
            }

            @Override
            public void done(Duration media, Duration whole) {
                var part = whole.isPositive() ? Math.clamp(seconds(media) / seconds(whole), 0, 1) : 1;
                var wall = seconds(Duration.between(began, clock.instant()));
                came(name, from + (to - from) * part, wall > 0 ? seconds(media) / wall : 0, false);
            }
        };
    }

    private void came(String name, double to, double speed, boolean atOnce) {
        StudioEvent.JobProgressed news;
        synchronized (this) {
            if (stale) return;
            stage = name;
            fraction = Math.max(fraction, to);
            var now = clock.instant();
            if (!atOnce && announced.plus(BETWEEN_NEWS).isAfter(now)) return;
            announced = now;
            news = new StudioEvent.JobProgressed(job, stage, fraction, speed);
        }
        events.announce(news);
    }

    /** Writes the progress if there is any, and reads the wishes of other processes. */
    void report() {
        double newFraction;
        String newStage;
        synchronized (this) {
            if (stale) return;
            newFraction = fraction;
            newStage = stage;
        }
        if (newFraction > writtenFraction || !newStage.equals(writtenStage)) {
            if (!steps.progress(this, newFraction, newStage)) end();
            writtenFraction = newFraction;
            writtenStage = newStage;
        }
        if (!cancelled && steps.cancelRequested(this)) cancel();
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }
}
