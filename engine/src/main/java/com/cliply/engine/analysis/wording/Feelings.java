package com.cliply.engine.analysis.wording;

import com.cliply.engine.analysis.RobustScale;

/** How strongly felt each sentence is beside what is usual in its video. */
public final class Feelings {
    /** What is usual: seventeen sentences of twenty do not exceed it. */
    private static final double USUAL_SHARE = 0.85;

    private final float[] strengths;
    private final double usual;

    public Feelings(Wordings wordings) {
        strengths = new float[wordings.size()];
        for (int index = 0; index < strengths.length; index++)
            strengths[index] = (float) FeelingMeasure.strength(wordings.get(index));
        usual = Math.min(0.9, RobustScale.percentile(strengths, USUAL_SHARE));
    }

    /** 0 (no more than usual) to 1. */
    public double above(int index) {
        return Math.clamp((strengths[index] - usual) / (1 - usual), 0, 1);
    }
}
