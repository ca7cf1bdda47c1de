package com.cliply.engine.analysis.audio;

/** What befalls recordings; events are made at a level of 0.1. */
enum Condition {
    PLAIN,
    QUIET,
    LOUD,
    IN_A_ROOM,
    ONCE_AT_8_KILOHERTZ,
    ONCE_AT_11_KILOHERTZ,
    CODED,
    IN_NOISE_20_DB_BELOW,
    IN_NOISE_10_DB_BELOW;

    /** {@code samples} after it; they stay as they are. */
    float[] worn(float[] samples) {
        return switch (this) {
            case PLAIN -> samples;
            case QUIET -> Wear.gain(samples, -30);
            case LOUD -> Wear.gain(samples, 12);
            case IN_A_ROOM -> Wear.room(samples, 0.4, 5);
            case ONCE_AT_8_KILOHERTZ -> Wear.onceAt(samples, 8_000);
            case ONCE_AT_11_KILOHERTZ -> Wear.onceAt(samples, 11_025);
            case CODED -> Wear.coded(samples, 5_500);
            case IN_NOISE_20_DB_BELOW -> noisy(samples, 0.01);
            case IN_NOISE_10_DB_BELOW -> noisy(samples, 0.032);
        };
    }

    private static float[] noisy(float[] samples, double level) {
        return Sounds.mixed(samples, Noises.pink((double) samples.length / Sounds.RATE, level, 78));
    }
}
