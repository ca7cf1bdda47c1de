package com.cliply.app.cli;

import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.InputException;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.event.Subscription;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobRunner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits for jobs on the command's own thread and shows how far they are. That thread is never interrupted, since it may be in
 * the database at that moment: an interruption is asked for between two news.
 */
final class JobWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    /** A job may end without telling us, as one that was waiting when it was cancelled. */
    private static final int SILENT_ROUNDS = 10;

    private final BlockingQueue<StudioEvent> news = new LinkedBlockingQueue<>();
    private final JobQueue jobs;
    private final JobRunner runner;
    private final JobProgress progress;
    private final Interruption interruption;
    private final Subscription subscription;

    JobWatch(OpenStudio studio, JobProgress progress, Interruption interruption) {
        jobs = studio.stores().jobs();
        runner = studio.runner();
        this.progress = progress;
        this.interruption = interruption;
        subscription = studio.events().subscribe(news::add);
    }

    /**
     * Returns when all have ended. After Ctrl-C they are cancelled, or left in the queue if {@code keepQueued}.
     *
     * @param ours the jobs that matter, those that came to them meanwhile included
     * @throws CancelledException after an interruption, when nothing of ours is being worked on, or the closing of the
     *     studio will see to it
     */
    void await(Supplier<List<Job>> ours, boolean keepQueued) {
        var told = false;
        var known = ours.get();
        progress.waitsFor(known);
        while (!known.stream().allMatch(job -> job.state().ended())) {
            if (interruption.requested()) {
                if (!told) progress.stopping(interruption.wish());
                told = true;
                if (keepQueued || interruption.wish() == Wish.LEAVE) throw new CancelledException();
                known.forEach(this::cancel);
            }
            progress.holds(runner.holds());
            takeNews(ours);
            known = ours.get();
            progress.waitsFor(known);
        }
        tellTheRest();
        if (interruption.requested()) throw new CancelledException();
    }

    /** What was noted shortly before the last job ended; how far it was found is old news by then. */
    private void tellTheRest() {
        for (var event = news.poll(); event != null; event = news.poll())
            if (event instanceof StudioEvent.JobNoted noted) progress.noted(noted);
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** Returns when something may have ended. */
    private void takeNews(Supplier<List<Job>> ours) {
        for (int round = 0; round < SILENT_ROUNDS; round++) {
            var event = next();
            if (event instanceof StudioEvent.JobProgressed progressed) {
                progress.show(progressed);
                round--;
            } else if (event instanceof StudioEvent.JobNoted noted) {
                progress.noted(noted);
            } else if (event instanceof StudioEvent.HighlightsEmerging emerging) {
                progress.emerging(emerging);
            } else if (event instanceof StudioEvent.JobStarted started) {
                progress.waitsFor(ours.get());
                progress.started(started);
                return;
            } else if (event instanceof StudioEvent.JobEnded ended) {
                progress.ended(ended);
                return;
            }
            if (interruption.requested()) return;
        }
    }

    private @org.jspecify.annotations.Nullable StudioEvent next() {
        try {
            return news.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private void cancel(Job job) {
        if (!job.state().ended()) cancel(job.id());
    }

    private void cancel(JobId job) {
        try {
            jobs.cancel(job);
        } catch (InputException ended) {
            // It has ended since we looked, which is as good.
            return;
        }
    }
}
