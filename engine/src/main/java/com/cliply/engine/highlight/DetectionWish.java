package com.cliply.engine.highlight;

import org.jspecify.annotations.Nullable;

/**
 * What a creator wants to be found.
 *
 * @param profile what kind of video it is; null lets the evidence decide
 */
public record DetectionWish(
        DetectionLimits limits, @Nullable Profile profile) {
    public static DetectionWish of(DetectionLimits limits) {
        return new DetectionWish(limits, null);
    }
}
