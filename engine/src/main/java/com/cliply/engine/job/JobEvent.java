package com.cliply.engine.job;

import java.time.Instant;

/**
 * One line of a job's history.
 *
 * @param what a stable word: {@code enqueued}, {@code started}, {@code retried}, or the name of a state
 * @param detail what a person reads, may be empty
 */
public record JobEvent(Instant at, int attempt, String what, String detail) {}
