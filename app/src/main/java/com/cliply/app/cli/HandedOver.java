package com.cliply.app.cli;

/** Ends a command here because it was done elsewhere; no error, but the shortest way out from wherever it asked for its folder. */
final class HandedOver extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int exitCode;

    HandedOver(int exitCode) {
        super("done by another process", null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
