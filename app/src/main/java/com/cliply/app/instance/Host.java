package com.cliply.app.instance;

import com.cliply.app.cli.Call;
import java.util.function.Consumer;

/** What the holder of a data folder does for those who come to it; asked on many threads at once. */
public interface Host {
    /** Whether the folder may be free in a moment, so that who has time had better wait. */
    boolean mayEndSoon();

    /**
     * Does a command of a guest's, on a thread of the guest's own.
     *
     * @param lines takes what goes to the log, a line at a time, without ever making its caller wait
     * @return its exit code
     */
    int run(Call call, Consumer<String> lines);

    /** Brings the window to the front; false if there is none. */
    boolean raise();
}
