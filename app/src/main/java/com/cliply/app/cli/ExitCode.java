package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;

/** How the command line ends; other programs rely on the numbers. */
public enum ExitCode {
    DONE(0),
    USAGE(2),
    /** The input was refused, or the data folder is in use. */
    REFUSED(3),
    /** The plan does not allow it. */
    LIMIT(4),
    /** Some items failed, or there are findings. */
    PARTLY(5),
    CANCELLED(6),
    /** Disk, database or natives. */
    MACHINE(7),
    BUG(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    static ExitCode of(ErrorCode code) {
        return switch (code.family()) {
            case INPUT -> REFUSED;
            case LIMIT -> LIMIT;
            case CANCELLED -> CANCELLED;
            case MACHINE -> MACHINE;
            case BUG -> BUG;
        };
    }
}
