package com.cliply.engine.net;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long one request waits before it is sent again: longer each time, never twice the same, and not for ever. */
final class Waits {
    /** Each wait is off by up to this share, so that many who failed at once do not come back at once. */
    private static final double JITTER = 0.25;

    private final HttpLimits limits;
    private final RandomGenerator random;
    private int attempts;
    private Duration spent = Duration.ZERO;
    private Duration next;

    Waits(HttpLimits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
        next = limits.firstWait();
    }

    /**
     * The wait after another failed attempt; empty if it was the last.
     *
     * @param asked what the service itself asked for, as {@link #asked} reads it
     */
    Optional<Duration> afterFailure(Optional<Duration> asked) {
        if (++attempts >= limits.attempts()) return Optional.empty();
        var own = Duration.ofNanos((long) (next.toNanos() * (1 + JITTER * (2 * random.nextDouble() - 1))));
        next = next.multipliedBy(2);
        // A service that asks for an hour is not asked again: that wait is nobody's command line.
        if (asked.filter(wait -> wait.compareTo(limits.longestWait()) > 0).isPresent()) return Optional.empty();
        var wait = longer(asked.orElse(Duration.ZERO), shorter(own, limits.longestWait()));
        spent = spent.plus(wait);
        return spent.compareTo(limits.allWaits()) > 0 ? Optional.empty() : Optional.of(wait);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** What a {@code Retry-After} header asks for: seconds, or a date of HTTP (RFC 9110, 10.2.3); never negative. */
    static Optional<Duration> asked(@Nullable String header, InstantSource clock) {
        if (header == null) return Optional.empty();
        var text = header.strip();
        if (text.matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        try {
            var until = Duration.between(clock.instant(), date(text));
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
