package com.cliply.engine.highlight;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** How strong each kind of evidence is in every second of a video, 0..1, before it is weighed: what is drawn under a timeline. */
public final class Lanes {
    private final int seconds;
    private final Map<Evidence, float[]> lanes = new EnumMap<>(Evidence.class);

    Lanes(int seconds) {
        this.seconds = seconds;
    }

    /** @param strength of each second, by its number from 0 on */
    void add(Evidence evidence, IntToDoubleFunction strength) {
        var lane = new float[seconds];
        for (int second = 0; second < seconds; second++)
            lane[second] = (float) Math.clamp(strength.applyAsDouble(second), 0, 1);
        lanes.put(evidence, lane);
    }

    /** How many seconds the video has, a begun one included. */
    public int seconds() {
        return seconds;
    }

    /** 0 where nothing is known. */
    public float at(Evidence evidence, int second) {
        var lane = lanes.get(evidence);
        return lane == null || second < 0 || second >= seconds ? 0 : lane[second];
    }
}
