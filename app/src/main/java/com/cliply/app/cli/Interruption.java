package com.cliply.app.cli;

import com.cliply.engine.media.WorkMonitor;
import java.time.Duration;
import java.util.function.Consumer;

/** Whether somebody outside asked this process to stop; the first wish counts. */
public final class Interruption {
    private volatile Wish wish = Wish.NONE;
    private Consumer<Wish> listener = _ -> {};

    /** What is to become of work that has not ended. */
    public enum Wish {
        NONE,
        /** It is not wanted any more. */
        CANCEL,
        /** The machine or the terminal goes; it stays queued for {@code cliply jobs run}. */
        LEAVE
    }

    /** Returns false if a wish was there before. */
    public boolean request(Wish newWish) {
        Consumer<Wish> told;
        synchronized (this) {
            if (requested()) return false;
            wish = newWish;
            told = listener;
            notifyAll();
        }
        told.accept(newWish);
        return true;
    }

    /** Who hears of a wish, instead of who heard of it before; at once if it is there already. */
    public void onRequest(Consumer<Wish> newListener) {
        synchronized (this) {
            listener = newListener;
        }
        if (requested()) newListener.accept(wish());
    }

    /** Waits so long, or until there is a wish; returns whether there is one. */
    public synchronized boolean requestedWithin(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        try {
            for (var left = time.toMillis(); !requested() && left > 0; left = (end - System.nanoTime()) / 1_000_000)
                wait(left);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
        return requested();
    }

    public Wish wish() {
        return wish;
    }

    /** For work that is too short to be watched and yet must stop. */
    WorkMonitor monitor() {
        return new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return requested();
            }

            @Override
            public void done(Duration media, Duration whole) {}
        };
    }

    public boolean requested() {
        return wish() != Wish.NONE;
    }
}
