package com.cliply.engine.workspace;

import java.time.Instant;

/**
 * One thing that somebody did on purpose.
 *
 * @param action a stable word: {@code job.retry}, {@code queue.pause}
 * @param subject what it was done to, as an id; empty if it was everything
 * @param detail what a person reads, may be empty; never a secret
 */
public record AuditEvent(Instant at, String actor, String action, String subject, String detail) {}
