package com.cliply.engine.machine;

/** Where the machine's power comes from. */
public interface PowerSource {
    enum State {
        MAINS,
        BATTERY,
        UNKNOWN
    }

    /** For a machine of which nothing can be asked. */
    PowerSource UNKNOWN = () -> State.UNKNOWN;

    /** As it is now; it may take a moment, and never throws. */
    State state();
}
