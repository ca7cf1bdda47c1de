package com.cliply.engine.highlight;

/** From a measured value to a part of a weight. */
final class Ramp {
    private Ramp() {}

    /** 0 at {@code zero}, 1 at {@code one}, linear between, clamped outside; {@code one} may be the smaller. */
    static double of(double value, double zero, double one) {
        return Math.clamp((value - zero) / (one - zero), 0, 1);
    }
}
