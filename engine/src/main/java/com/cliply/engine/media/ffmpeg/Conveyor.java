package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.media.WorkMonitor;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Boxes that one thread fills and another, its own, empties, in their order, again and again: there are so many of them and no
 * more, so that neither can run far ahead. What goes wrong over there is thrown here.
 *
 * @param <B> a box
 */
final class Conveyor<B> implements AutoCloseable {
    /** How long somebody who waits goes without asking whether it is still wanted. */
    private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final WorkMonitor monitor;
    private final Consumer<B> emptying;
    private final Runnable ending;
    private final Thread worker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<B> empty;
    private final Deque<B> full = new ArrayDeque<>();
    private boolean ended;
    private boolean stopped;
    private boolean done;
    private @Nullable Throwable failure;

    /**
     * Starts the other thread, which inherits the manners of this one.
     *
     * @param emptying does the work with a box; on the other thread
     * @param ending is called after the last box; on the other thread
     * @param monitor is asked while this thread waits
     */
    Conveyor(String name, Collection<B> boxes, Consumer<B> emptying, Runnable ending, WorkMonitor monitor) {
        this.monitor = monitor;
        this.emptying = emptying;
        this.ending = ending;
        this.empty = new ArrayDeque<>(boxes);
        this.worker = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    /**
     * The next box to be filled; waits for one.
     *
     * @throws CancelledException if it is stopped or the monitor says so; what the other thread threw, if it did
     */
    B take() {
        lock.lock();
        try {
            awaitUntil(() -> !empty.isEmpty());
            throwFailure();
            return empty.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Hands over a box that {@link #take} gave. */
    void put(B box) {
        lock.lock();
        try {
            full.addLast(box);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is done; throws as {@link #take} does. */
    void finish() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
            awaitUntil(() -> done);
            throwFailure();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever works on it or waits for it ends soon, without doing the rest. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops, and waits for the other thread's end: then nobody uses what the boxes hold. */
    @Override
    public void close() {
        stop();
        var interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void awaitUntil(BooleanSupplier ready) {
        try {
            while (!ready.getAsBoolean()) {
                throwFailure();
                if (stopped) throw new CancelledException();
                monitor.throwIfCancelled();
                var _ = changed.awaitNanos(ASK_NANOS);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private void throwFailure() {
        switch (failure) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private void work() {
        Throwable problem = null;
        try {
            for (var box = next(); box != null; box = next()) {
                emptying.accept(box);
                giveBack(box);
            }
            if (isWhole()) ending.run();
        } catch (RuntimeException | Error error) {
            problem = error;
        }
        lock.lock();
        try {
            failure = problem;
            done = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable B next() {
        lock.lock();
        try {
            while (full.isEmpty() && !ended && !stopped) changed.awaitUninterruptibly();
            return stopped || full.isEmpty() ? null : full.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(B box) {
        lock.lock();
        try {
            empty.addLast(box);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isWhole() {
        lock.lock();
        try {
            return !stopped;
        } finally {
            lock.unlock();
        }
    }
}
