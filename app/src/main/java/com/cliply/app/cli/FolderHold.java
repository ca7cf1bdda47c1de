package com.cliply.app.cli;

/** A data folder that nobody else can open for as long as this is not closed. */
@FunctionalInterface
public interface FolderHold extends AutoCloseable {
    @Override
    void close();
}
