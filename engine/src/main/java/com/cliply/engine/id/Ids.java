package com.cliply.engine.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes time-ordered UUIDs (RFC 9562, version 7: 48 bits of milliseconds, then random). */
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long RFC_VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;

    public Ids(InstantSource clock) {
        this(clock, new SecureRandom());
    }

    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        var high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0x0FFFL);
        var low = RFC_VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /**
     * The id of the {@code number}-th thing that {@code origin} makes: the same each time it is made anew, as old as its origin.
     * The low half is mixed by the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
     */
    public static UUID derived(UUID origin, int number) {
        var mixed = origin.getLeastSignificantBits() + (number + 1) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return new UUID(origin.getMostSignificantBits(), RFC_VARIANT | ((mixed ^ (mixed >>> 31)) >>> 2));
    }
}
