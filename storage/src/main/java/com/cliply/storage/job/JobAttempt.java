package com.cliply.storage.job;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.Pace;
import com.cliply.engine.job.SleepWatch;
import com.cliply.engine.media.WorkMonitor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One try of a job in this process: keeps its progress in memory and hears the wish to stop. */
final class JobAttempt implements JobContext {
    private static final Duration BETWEEN_NEWS = Duration.ofMillis(100);

    /** What all attempts of a runner work with. */
    record Surroundings(JobSteps steps, Events events, InstantSource clock, SleepWatch watch, Pace pace) {}

    /** How far it has come. */
    record Progress(double fraction, String stage) {}

    private final JobClaim claim;
    private final Surroundings around;
    private final Duration begun;

    private volatile boolean cancelled;
    private volatile boolean givenBack;
    private volatile boolean overdue;
    private volatile boolean stale;

    private double fraction;
    private String stage = "";
    private Instant announced = Instant.MIN;
    private Progress written = new Progress(0, "");

    JobAttempt(JobClaim claim, Surroundings around) {
        this.claim = claim;
        this.around = around;
        begun = around.watch().awake();
        cancelled = claim.cancelRequested();
    }

    @Override
    public JobId job() {
        return claim.job();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    JobClaim claim() {
        return claim;
    }

    /** How long it has worked; while the machine slept it did not. */
    Duration elapsed() {
        return around.watch().awake().minus(begun);
    }

    /** How long it still needs, if that is known. */
    Optional<Duration> left() {
        return around.pace().left(claim.stored(), claim.size(), elapsed(), fraction());
    }

    private synchronized double fraction() {
        return fraction;
    }

    /** The creator wants it to end. */
    void cancel() {
        cancelled = true;
    }

    /** The program closes: the job goes on another time. */
    void giveBack() {
        givenBack = true;
    }

    /** Tells it to stop once it has worked longer than its kind may; a wish to cancel it comes first. */
    void checkTime() {
        if (!toldToStop() && elapsed().compareTo(claim.rules().timeLimit()) > 0) overdue = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isGivenBack() {
        return givenBack;
    }

    boolean isOverdue() {
        return overdue;
    }

    boolean isStale() {
        return stale;
    }

    boolean toldToStop() {
        return cancelled || givenBack || overdue || stale;
    }

    /** Nothing that comes from this attempt counts any more; false if that was so before. */
    synchronized boolean end() {
        var counted = !stale;
        stale = true;
        return counted;
    }

    @Override
    public void commit(Runnable changes) {
        if (stale) throw new CancelledException();
        around.steps().commit(claim, changes);
    }

    @Override
    public void commitDurably(Runnable changes) {
        if (stale) throw new CancelledException();
        around.steps().commitDurably(claim, changes);
    }

    @Override
    public WorkMonitor stage(String name, double from, double to) {
        if (!(0 <= from && from <= to && to <= 1)) throw new IllegalArgumentException(from + " to " + to);
        var began = around.clock().instant();
        came(name, from, 0, true);
        return new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return toldToStop();
            }

            @Override
            public void done(Duration media, Duration whole) {
                var part = whole.isPositive() ? Math.clamp(seconds(media) / seconds(whole), 0, 1) : 1;
                var wall = seconds(Duration.between(began, around.clock().instant()));
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
            var now = around.clock().instant();
            if (!atOnce && announced.plus(BETWEEN_NEWS).isAfter(now)) return;
            announced = now;
            news = new StudioEvent.JobProgressed(claim.job(), stage, fraction, speed);
        }
        around.events().announce(news);
    }

    /** What is not in the table yet; empty if nothing came since it was last {@link #wrote}. */
    synchronized Optional<Progress> news() {
        var now = new Progress(fraction, stage);
        return stale || now.equals(written) ? Optional.empty() : Optional.of(now);
    }

    synchronized void wrote(Progress progress) {
        written = progress;
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }
}
