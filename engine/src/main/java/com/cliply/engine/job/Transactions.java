package com.cliply.engine.job;

import java.util.function.Supplier;

/** Makes several changes one: all hold or none. Never hold one open while working on media or waiting for anything. */
public interface Transactions {
    /** Joins the transaction of the calling thread if there is one. */
    <T> T inTransaction(Supplier<T> changes);
}
