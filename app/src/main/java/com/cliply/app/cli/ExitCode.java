package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import java.util.List;

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

    /**
     * How a command ends that did several things: one bad item among good ones is {@code PARTLY}; if nothing came of any, the
     * reason they share.
     *
     * @param nothing whether nothing came of any
     * @param problems of all items
     */
    static ExitCode together(boolean nothing, List<Problem> problems) {
        if (problems.isEmpty()) return DONE;
        if (!nothing) return PARTLY;
        var reasons =
                problems.stream().map(problem -> of(problem.code())).distinct().toList();
        return reasons.size() == 1 ? reasons.getFirst() : PARTLY;
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
