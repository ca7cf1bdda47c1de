package com.cliply.engine.analysis;

import java.time.Duration;

/**
 * Keeps the memory of long media small. The collector would rather enlarge the heap than look which of the old arrays in it
 * nobody needs: after twelve hours of media a quarter of a gigabyte, of which a fifth was in use (own measurement).
 */
public final class LongMedia {
    /** From here on a look through the heap, a tenth of a second, costs nothing compared with the measuring. */
    private static final Duration LONG = Duration.ofHours(3);

    private LongMedia() {}

    /** Called where much of what was made for so much media is not needed any more. */
    public static void tidyUp(Duration measured) {
        if (measured.compareTo(LONG) >= 0) System.gc();
    }
}
