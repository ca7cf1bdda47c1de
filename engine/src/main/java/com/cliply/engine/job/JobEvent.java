package com.cliply.engine.job;

import java.time.Instant;

/**
 * One line of a job's history.
 *
 * @param actor who did it, as {@link com.cliply.engine.workspace.Access} names them
 * @param from the state before, by its stable name; empty for the first line
 * @param what a stable word: {@code enqueued}, {@code started}, {@code retried}, or the name of a state
 * @param detail what a person reads, may be empty
 */
public record JobEvent(Instant at, int attempt, String actor, String from, String what, String detail) {}
