package com.cliply.engine.job;

/** Which of the jobs that could start goes first; equals go in the order in which they became due. */
public enum JobPriority {
    /** What can wait: proxies, cleaning up. */
    LOW(0),
    NORMAL(1),
    /** What a person is waiting for. */
    HIGH(2);

    private final int rank;

    JobPriority(int rank) {
        this.rank = rank;
    }

    /** The number in the table; higher goes first. */
    public int rank() {
        return rank;
    }

    /** The priority of a number in the table; one that another version wrote counts as the nearest of ours. */
    public static JobPriority ofRank(int rank) {
        return rank <= LOW.rank ? LOW : rank >= HIGH.rank ? HIGH : NORMAL;
    }
}
