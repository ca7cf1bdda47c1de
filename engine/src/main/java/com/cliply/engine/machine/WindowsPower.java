package com.cliply.engine.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/** What Windows says by {@code GetSystemPowerStatus}. */
final class WindowsPower implements PowerSource {
    private static final long STATUS_BYTES = 12;
    private static final long LINE = 0;
    private static final long FLAGS = 1;
    private static final int NO_BATTERY = 128;
    private static final int UNKNOWN_FLAGS = 255;

    @Override
    @SuppressWarnings("restricted") // one call with one struct of our own
    public State state() {
        try (var arena = Arena.ofConfined()) {
            var linker = Linker.nativeLinker();
            var ask = linker.downcallHandle(
                    SymbolLookup.libraryLookup("kernel32", arena)
                            .find("GetSystemPowerStatus")
                            .orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            var status = arena.allocate(STATUS_BYTES);
            if ((int) ask.invokeExact(status) == 0) return State.UNKNOWN;
            return read(
                    Byte.toUnsignedInt(status.get(ValueLayout.JAVA_BYTE, LINE)),
                    Byte.toUnsignedInt(status.get(ValueLayout.JAVA_BYTE, FLAGS)));
        } catch (Throwable refused) {
            return State.UNKNOWN;
        }
    }

    /**
     * What the two bytes mean.
     *
     * @param line 0 for the battery, 1 for the mains, 255 if it does not know
     * @param flags 128 says that there is no battery, 255 that it does not know
     */
    static State read(int line, int flags) {
        if (flags != UNKNOWN_FLAGS && (flags & NO_BATTERY) != 0) return State.MAINS;
        return switch (line) {
            case 0 -> State.BATTERY;
            case 1 -> State.MAINS;
            default -> State.UNKNOWN;
        };
    }
}
