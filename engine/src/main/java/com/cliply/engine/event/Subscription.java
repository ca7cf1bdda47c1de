package com.cliply.engine.event;

/** Lets go of what was subscribed to. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
