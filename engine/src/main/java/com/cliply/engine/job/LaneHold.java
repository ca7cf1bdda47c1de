package com.cliply.engine.job;

/** A lane that starts no jobs for now, by itself or by somebody's wish; what runs in it goes on. */
public record LaneHold(JobLane lane, HoldReason reason) {}
