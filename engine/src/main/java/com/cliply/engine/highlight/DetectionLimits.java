package com.cliply.engine.highlight;

import java.time.Duration;

/**
 * What a creator allows.
 *
 * @param count how many highlights at most, 1 or more
 */
public record DetectionLimits(int count, Duration minLength, Duration maxLength) {
    public DetectionLimits {
        if (count < 1) throw new IllegalArgumentException("count " + count);
        if (minLength.isNegative() || minLength.isZero() || maxLength.compareTo(minLength) < 0)
            throw new IllegalArgumentException("lengths " + minLength + " to " + maxLength);
    }
}
