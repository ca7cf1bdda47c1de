package com.cliply.app.cli;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a command has come, as one line can say it.
 *
 * @param stage what is being done, as {@code Rendering 2/5}
 * @param subject to what, as a title or a file name
 * @param fraction of the stage, 0..1
 * @param speed how many times faster than playing, 0 while unknown
 * @param left how long the stage still takes, empty while unknown
 */
record Progress(String stage, String subject, double fraction, double speed, Optional<Duration> left) {
    static final double SLOWEST_SHOWN = 0.05;
    private static final Duration TOO_SOON = Duration.ofSeconds(1);
    private static final double TOO_LITTLE = 0.02;

    /** Guesses the rest from what is done: nothing while that would be guessing in the dark. */
    static Optional<Duration> left(double fraction, Duration elapsed) {
        if (fraction < TOO_LITTLE || fraction > 1 || elapsed.compareTo(TOO_SOON) < 0) return Optional.empty();
        return Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - fraction) / fraction)));
    }
}
