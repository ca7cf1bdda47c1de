package com.cliply.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A short name for a bug, computed from its stack: the same bug has the same name on every machine. Three parts: where it was
 * thrown, its root cause, and the whole chain; two reports that share the first are likely one bug.
 */
final class BugCode {
    private static final int PART_BITS = 20;
    private static final int PART_LENGTH = 4;

    private BugCode() {}

    static String of(Throwable error) {
        var chain = chain(error);
        var first = frames(error);
        var root = chain.getLast();
        return part(error.getClass().getName() + first.stream().limit(1).toList()) + ":"
                + part(root.getClass().getName() + frames(root)) + ":"
                + part(chain.stream()
                        .map(one -> one.getClass().getName() + frames(one))
                        .toList()
                        .toString());
    }

    private static List<Throwable> chain(Throwable error) {
        var chain = new ArrayList<Throwable>();
        for (var one = error; one != null && !chain.contains(one); one = one.getCause()) chain.add(one);
        return chain;
    }

    /** Without line numbers, which move with every release, and without what generated classes are called. */
    private static List<String> frames(Throwable error) {
        var frames = new ArrayList<String>();
        for (var frame : error.getStackTrace()) {
            var method = frame.getMethodName();
            if (frame.getClassName().startsWith("com.cliply.") && !method.startsWith("lambda$"))
                frames.add(frame.getClassName() + "." + method);
        }
        return frames;
    }

    private static String part(String what) {
        var hash = what.hashCode();
        var folded = (hash ^ (hash >>> PART_BITS)) & ((1 << PART_BITS) - 1);
        var digits = Integer.toString(folded, 32).toUpperCase(Locale.ROOT);
        return "0".repeat(PART_LENGTH - digits.length()) + digits;
    }
}
