package com.cliply.engine.job;

import java.time.InstantSource;
import java.util.Optional;

/**
 * How work behaves on a machine that somebody else may want to use at the same time.
 *
 * @param heavyAtOnce how many heavy jobs run at once, 1..16
 * @param lightAtOnce how many light ones, 1..16
 * @param networkAtOnce how many that wait for servers, 1..32
 * @param coresHeldBack how many cores encoders and analysers leave to the person at the machine; one is always used
 * @param pauseOnBattery whether heavy jobs wait for the mains
 * @param night when heavy jobs may start, if not always
 */
public record MachineManners(
        int heavyAtOnce,
        int lightAtOnce,
        int networkAtOnce,
        int coresHeldBack,
        boolean pauseOnBattery,
        Optional<NightWindow> night) {
    public static final int MOST_AT_ONCE = 16;
    public static final int MOST_ON_THE_NETWORK = 32;
    public static final int MOST_CORES_HELD_BACK = 255;

    public MachineManners {
        checked("heavy jobs at once", heavyAtOnce, 1, MOST_AT_ONCE);
        checked("light jobs at once", lightAtOnce, 1, MOST_AT_ONCE);
        checked("network jobs at once", networkAtOnce, 1, MOST_ON_THE_NETWORK);
        checked("cores held back", coresHeldBack, 0, MOST_CORES_HELD_BACK);
    }

    /**
     * The manners of a machine of which nothing else is known.
     *
     * @param cores how many it has
     */
    public static MachineManners ofCores(int cores) {
        return new MachineManners(1, 2, 4, cores > 2 ? 1 : 0, true, Optional.empty());
    }

    public static MachineManners ofThisMachine() {
        return ofCores(Runtime.getRuntime().availableProcessors());
    }

    /** The same with another number of cores for others. */
    public MachineManners withCoresHeldBack(int other) {
        return new MachineManners(heavyAtOnce, lightAtOnce, networkAtOnce, other, pauseOnBattery, night);
    }

    /** How many jobs of a lane run at once. */
    public int atOnce(JobLane lane) {
        return switch (lane) {
            case HEAVY -> heavyAtOnce;
            case LIGHT -> lightAtOnce;
            case NETWORK -> networkAtOnce;
        };
    }

    /**
     * How many threads an encoder or analyser may use, 1 or more.
     *
     * @param cores how many the machine has
     */
    public int workThreads(int cores) {
        return Math.max(1, cores - coresHeldBack);
    }

    /** Why jobs of a lane may not start now; empty if they may. */
    public Optional<HoldReason> hold(JobLane lane, boolean onBattery, InstantSource clock) {
        if (lane != JobLane.HEAVY) return Optional.empty();
        if (pauseOnBattery && onBattery) return Optional.of(HoldReason.ON_BATTERY);
        var outside = night.isPresent() && !night.get().contains(clock.instant());
        return outside ? Optional.of(HoldReason.OUTSIDE_NIGHT) : Optional.empty();
    }

    private static void checked(String what, int value, int least, int most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(what + ": " + value + " is not " + least + ".." + most);
    }
}
