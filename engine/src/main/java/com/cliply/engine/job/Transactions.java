package com.cliply.engine.job;

import java.util.function.Supplier;

/** Makes several changes one: all hold or none. Never hold one open while working on media or waiting for anything. */
public interface Transactions {
    /** Joins the transaction of the calling thread if there is one. */
    <T> T inTransaction(Supplier<T> changes);

    /**
     * The same, and what it changed outlives a power cut as soon as this returns: for finished files, for what was said to
     * an outside service, for money. It costs a trip to the disk.
     */
    <T> T durably(Supplier<T> changes);

    /** Whether the calling thread is inside of one. */
    boolean underWay();
}
