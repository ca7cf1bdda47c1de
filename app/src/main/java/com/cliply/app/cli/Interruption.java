package com.cliply.app.cli;

import java.util.concurrent.atomic.AtomicReference;

/** Whether somebody outside asked this process to stop; the first wish counts. */
public final class Interruption {
    private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.NONE);

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
        return wish.compareAndSet(Wish.NONE, newWish);
    }

    public Wish wish() {
        return wish.get();
    }

    public boolean requested() {
        return wish() != Wish.NONE;
    }
}
