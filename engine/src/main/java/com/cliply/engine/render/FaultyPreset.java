package com.cliply.engine.render;

/** A preset file that cannot be used: stays within this package. */
final class FaultyPreset extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    FaultyPreset(int line, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.reason = reason;
    }

    /** Counted from 1; 0 for the whole file. */
    int line() {
        return line;
    }

    String reason() {
        return reason;
    }
}
