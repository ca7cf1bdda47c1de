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
}
