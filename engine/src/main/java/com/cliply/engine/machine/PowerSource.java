package com.cliply.engine.machine;

import java.nio.file.Path;
import java.util.Locale;

/** Where the machine's power comes from. */
public interface PowerSource {
    /** A machine without a battery is on mains. */
    enum State {
        MAINS,
        BATTERY,
        UNKNOWN
    }

    /** For a machine of which nothing can be asked. */
    PowerSource UNKNOWN = () -> State.UNKNOWN;

    /** As it is now; it may take a moment, and never throws. */
    State state();

    /**
     * The one of a system.
     *
     * @param osName as Java's {@code os.name}
     */
    static PowerSource of(String osName) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) return new LinuxPower(Path.of("/sys/class/power_supply"));
        if (os.startsWith("mac")) return new MacPower();
        if (os.startsWith("windows")) return new WindowsPower();
        return UNKNOWN;
    }
}
