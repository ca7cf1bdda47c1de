package com.cliply.app.log;

import java.time.Instant;

/**
 * One line of the log.
 *
 * @param level as {@code WARN}
 * @param message what was logged, without its stack
 */
public record LogLine(Instant at, String level, String message) {}
