package com.cliply.app.worker;

import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.media.WorkMonitor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The context of an attempt whose runner is in the host. */
final class RemoteContext implements JobContext {
    /** The host tells others ten times a second at most: more need not travel. */
    private static final long BETWEEN_NEWS_NANOS = Duration.ofMillis(50).toNanos();

    private final Host host;
    private final JobId job;
    private final int attempt;
    private final AtomicInteger stages = new AtomicInteger();

    RemoteContext(Host host, JobId job, int attempt) {
        this.host = host;
        this.job = job;
        this.attempt = attempt;
    }

    @Override
    public JobId job() {
        return job;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public WorkMonitor stage(String stage, double from, double to) {
        var number = stages.incrementAndGet();
        host.tell(new Message.Stage(number, stage, from, to));
        return new WorkMonitor() {
            private volatile long told = System.nanoTime() - BETWEEN_NEWS_NANOS;

            @Override
            public boolean cancelled() {
                return host.stopped();
            }

            @Override
            public void done(Duration media, Duration whole) {
                var now = System.nanoTime();
                if (now - told < BETWEEN_NEWS_NANOS && media.compareTo(whole) < 0) return;
                told = now;
                host.tell(new Message.Done(number, media, whole));
            }
        };
    }

    @Override
    public void commit(Runnable changes) {
        host.within(Message.Bracket.COMMIT, changes);
    }

    @Override
    public void commitDurably(Runnable changes) {
        host.within(Message.Bracket.COMMIT_DURABLY, changes);
    }
}
