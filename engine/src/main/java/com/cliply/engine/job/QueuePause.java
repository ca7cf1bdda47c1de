package com.cliply.engine.job;

import java.time.Instant;

/** That no job is started, since when, by whom, and why. */
public record QueuePause(Instant since, String actor, String reason) {}
