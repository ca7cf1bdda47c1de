package com.cliply.app;

import java.io.Console;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the C library about the terminal. Java can only say whether input and output both are one, and never how wide it is;
 * progress goes to standard error, which is often a terminal while the output is not.
 */
final class TerminalDevice {
    private static final int USUAL_COLUMNS = 80;
    private static final int LARGEST_DESCRIPTOR = 2;
    private static final long LINUX_WINDOW_SIZE = 0x5413;
    private static final long MAC_WINDOW_SIZE = 0x40087468;

    private final String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    boolean isTerminal(int descriptor) {
        if (windows()) return consoleIsTerminal();
        try {
            var isatty = function("isatty", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            return isatty != null && (int) isatty.invokeExact(descriptor) == 1;
        } catch (Throwable unsupported) {
            return consoleIsTerminal();
        }
    }

    int columns() {
        if (windows()) return USUAL_COLUMNS;
        try (var arena = Arena.ofConfined()) {
            var ioctl = function(
                    "ioctl",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                    Linker.Option.firstVariadicArg(2));
            var size = arena.allocate(8, 2);
            var request = os.startsWith("mac") ? MAC_WINDOW_SIZE : LINUX_WINDOW_SIZE;
            for (int descriptor = LARGEST_DESCRIPTOR; ioctl != null && descriptor >= 0; descriptor--) {
                var answer = (int) ioctl.invokeExact(descriptor, request, size);
                var columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 2));
                if (answer == 0 && columns > 0) return columns;
            }
            return USUAL_COLUMNS;
        } catch (Throwable unsupported) {
            return USUAL_COLUMNS;
        }
    }

    private boolean windows() {
        return os.startsWith("windows");
    }

    /** Java's own answer: whether input and output both are one. */
    private static boolean consoleIsTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    @SuppressWarnings("restricted") // both functions are as the C library of every platform of ours declares them
    private static @Nullable MethodHandle function(String name, FunctionDescriptor shape, Linker.Option... options) {
        var linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup().find(name).orElse(null);
        return address == null ? null : linker.downcallHandle(address, shape, options);
    }
}
