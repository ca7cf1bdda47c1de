package com.cliply.app.cli;

/** Whether somebody outside asked this process to stop; the first wish counts. */
public final class Interruption {
    private volatile Wish wish = Wish.NONE;

    /** What is to become of work that has not ended. */
    public enum Wish {
        NONE,
        /** It is not wanted any more. */
        CANCEL,
        /** The machine or the terminal goes; it stays queued for {@code cliply jobs run}. */
        LEAVE
    }

    /** Returns false if a wish was there before. */
    public synchronized boolean request(Wish newWish) {
        if (requested()) return false;
        wish = newWish;
        return true;
    }

    public Wish wish() {
        return wish;
    }

    public boolean requested() {
        return wish() != Wish.NONE;
    }
}
