package com.cliply.engine.machine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who goes first on the processor. Linux gives each thread a niceness of its own, and threads that it starts inherit it: an
 * encoder's do so too. Elsewhere nothing is done.
 */
public final class ThreadPriority {
    private static final Logger log = LoggerFactory.getLogger(ThreadPriority.class);
    private static final int PROCESS = 0;
    private static final int OWN = 0;
    private static final int NICENESS = 10;

    private ThreadPriority() {}

    /** Lets all others go before the calling thread and those that it starts from now on; it cannot be taken back. */
    @SuppressWarnings("restricted") // one call without pointers
    public static void lowerOwn() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) return;
        try {
            var linker = Linker.nativeLinker();
            var setPriority = linker.downcallHandle(
                    linker.defaultLookup().find("setpriority").orElseThrow(),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            // To the system a thread is a process, and 0 is the one that asks.
            var result = (int) setPriority.invokeExact(PROCESS, OWN, NICENESS);
            if (result != 0)
                log.debug(
                        "the priority of {} stays as it is",
                        Thread.currentThread().getName());
        } catch (Throwable refused) {
            log.debug("no priorities on this machine", refused);
        }
    }
}
