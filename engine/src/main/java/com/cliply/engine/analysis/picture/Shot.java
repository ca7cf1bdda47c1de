package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.TimeRange;

/**
 * A stretch that was taken without a break.
 *
 * @param transition how it begins; {@link Transition#CUT} for the first one
 */
public record Shot(TimeRange range, Transition transition) {}
