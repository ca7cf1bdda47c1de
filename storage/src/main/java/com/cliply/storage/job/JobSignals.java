package com.cliply.storage.job;

import com.cliply.engine.id.JobId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What the table and the runner of one process tell each other at once, without waiting for the next look at the rows. */
final class JobSignals {
    /** How long news of other processes may take. */
    private static final long LOOK_AGAIN_SECONDS = 2;

    private final Map<JobId, JobAttempt> running = new ConcurrentHashMap<>();
    private volatile Optional<Runnable> claimer = Optional.empty();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    void claimBy(Runnable look) {
        claimer = Optional.of(look);
    }

    void claimByNobody() {
        claimer = Optional.empty();
    }

    /** There may be something to claim. */
    void claim() {
        claimer.ifPresent(Runnable::run);
    }

    void began(JobAttempt attempt) {
        running.put(attempt.job(), attempt);
    }

    void ended(JobAttempt attempt) {
        running.remove(attempt.job(), attempt);
        settle();
    }

    Collection<JobAttempt> running() {
        return running.values();
    }

    void cancel(JobId job) {
        var attempt = running.get(job);
        if (attempt != null) attempt.cancel();
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
