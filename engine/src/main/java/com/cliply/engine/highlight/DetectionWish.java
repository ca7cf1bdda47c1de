package com.cliply.engine.highlight;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a creator wants to be found.
 *
 * @param profile what kind of video it is; null lets the evidence decide
 * @param changes weights that the creator chose instead of the profile's, in log-odds
 */
public record DetectionWish(
        DetectionLimits limits, @Nullable Profile profile, Map<Evidence, Double> changes) {
    public DetectionWish {
        changes = Map.copyOf(changes);
    }

    public static DetectionWish of(DetectionLimits limits) {
        return new DetectionWish(limits, null, Map.of());
    }

    /** What counts how much in a video that the evidence takes for {@code found}. */
    public Weights weights(Profile found) {
        return Weights.of(profile == null ? found : profile).with(changes);
    }
}
