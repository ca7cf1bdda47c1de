package com.cliply.storage.job;

import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.JobKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What the queues and the runner of one process tell each other at once, without waiting for the next look at the rows. */
final class JobSignals {
    /** How long news of other processes may take. */
    private static final long LOOK_AGAIN_SECONDS = 2;

    /** What a runner wants to hear. */
    interface Ears {
        /** There may be something to claim in this lane. */
        void claim(String lane);

        /** Whether the queue is paused may have changed. */
        void look();

        void announce(StudioEvent news);
    }

    private final Map<JobId, JobAttempt> running = new ConcurrentHashMap<>();
    private volatile Optional<Ears> runner = Optional.empty();
    private volatile Consumer<StudioEvent> withoutRunner = news -> {};
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    void hear(Ears ears) {
        runner = Optional.of(ears);
    }

    /** Who is told what a person ends while nothing runs here. */
    void tellWithoutRunner(Consumer<StudioEvent> listener) {
        withoutRunner = listener;
    }

    void hearNothing() {
        runner = Optional.empty();
    }

    void claim(String lane) {
        tell(ears -> ears.claim(lane));
    }

    void look() {
        tell(Ears::look);
    }

    private void tell(Consumer<Ears> news) {
        runner.ifPresent(news);
    }

    void began(JobAttempt attempt) {
        running.put(attempt.job(), attempt);
    }

    void ended(JobAttempt attempt) {
        running.remove(attempt.job(), attempt);
        settle();
    }

    /** A job ended that nobody was running. */
    void ended(JobId job, JobKind kind, String state) {
        var news = new StudioEvent.JobEnded(job, kind.name(), state);
        runner.ifPresentOrElse(ears -> ears.announce(news), () -> withoutRunner.accept(news));
        settle();
    }

    Collection<JobAttempt> running() {
        return running.values();
    }

    void cancel(JobId job) {
        var attempt = running.get(job);
        if (attempt != null) attempt.cancel();
    }

    /** The job was taken from whoever runs it. */
    void unlocked(JobId job) {
        var attempt = running.remove(job);
        if (attempt != null) attempt.end();
    }

    /** How long a job that runs in this process still needs, if that is known. */
    Optional<Duration> left(JobId job) {
        return Optional.ofNullable(running.get(job)).flatMap(JobAttempt::left);
    }

    /** Whoever waits for something to come true looks again. */
    void settle() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(BooleanSupplier settled) throws InterruptedException {
        while (true) {
            var seen = changes();
            if (settled.getAsBoolean()) return;
            lock.lockInterruptibly();
            try {
                if (changes == seen) {
                    var _ = changed.await(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }
}
