package com.cliply.engine.net;

import java.time.Duration;

/**
 * How patient calls are.
 *
 * @param connect until a connection stands
 * @param silence how long the other side may say nothing
 * @param call one attempt from its beginning to the last byte of its answer
 * @param attempts how often a request is sent at most, 1..10
 * @param firstWait before the second attempt; each further wait is twice as long
 * @param longestWait between two attempts, also if the service asks for more
 * @param allWaits what all waits of a request may take together
 * @param answerBytes the longest answer, unpacked
 */
public record HttpLimits(
        Duration connect,
        Duration silence,
        Duration call,
        int attempts,
        Duration firstWait,
        Duration longestWait,
        Duration allWaits,
        long answerBytes) {
    /** For services that think for a while before they answer. */
    public static final HttpLimits USUAL = new HttpLimits(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            4,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            16_000_000);

    public HttpLimits {
        if (attempts < 1 || attempts > 10) throw new IllegalArgumentException("attempts " + attempts);
        if (answerBytes < 1) throw new IllegalArgumentException("answer of " + answerBytes);
    }

    /** The same with another length of answers. */
    public HttpLimits withAnswerBytes(long bytes) {
        return new HttpLimits(connect, silence, call, attempts, firstWait, longestWait, allWaits, bytes);
    }
}
