package com.cliply.engine.highlight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each kind of evidence counts: the log-odds that it adds at full strength. A range without any evidence has the
 * log-odds {@link #base}; together they are the logit of its score.
 *
 * <p>The weights were chosen by hand on planted events (docs/benchmarks.md tells what each of them adds): only a long clear
 * reaction, a strong hook or a stretch of action reaches one half by itself; whatever is merely loud, rare or fast needs
 * company, so that louder decoys (music, noise, a shout) stay below. All that is only relative to the rest of the video adds
 * up to less than the base takes away, so that the best of a calm video is still no highlight.
 */
public final class Weights {
    /** The odds of a range about which nothing is known: one in fifty-five. */
    private static final double BASE = -4;

    private final Map<Evidence, Double> logOdds;

    private Weights(Map<Evidence, Double> logOdds) {
        this.logOdds = Collections.unmodifiableMap(new EnumMap<>(logOdds));
    }

    public static Weights of(Profile profile) {
        var weights = new EnumMap<Evidence, Double>(Evidence.class);
        weights.put(Evidence.REACTION, 4.8);
        weights.put(Evidence.PAYOFF, 0.64);
        weights.put(Evidence.DESCRIBED, 4.2);
        weights.put(Evidence.JUMP, 1.6);
        weights.put(Evidence.BURST, 0.4);
        weights.put(Evidence.ONSETS, 0.2);
        weights.put(Evidence.PITCH, 0.4);
        weights.put(Evidence.MOTION, profile == Profile.ACTION ? 4.4 : 4.0);
        weights.put(Evidence.CUT_RATE, profile == Profile.TALK ? 0.1 : 0.3);
        weights.put(Evidence.RARITY, 1.2);
        weights.put(Evidence.HOOK, profile == Profile.ACTION ? 4.4 : 4.8);
        weights.put(Evidence.ANSWER, 0.3);
        weights.put(Evidence.SENTIMENT, 0.3);
        weights.put(Evidence.HASTE, 0.2);
        weights.put(Evidence.TOPIC, 0.1);
        weights.put(Evidence.REPLAYED, 4.2);
        weights.put(Evidence.CHAT, 3.2);
        weights.put(Evidence.LANGUAGE_MODEL, 1.5);
        weights.put(Evidence.LEANS_BACK, -0.5);
        weights.put(Evidence.STILL, -1.5);
        return new Weights(weights);
    }

    public double base() {
        return BASE;
    }

    /** The log-odds that {@code evidence} adds at full strength; negative if it speaks against a range. */
    public double of(Evidence evidence) {
        return logOdds.getOrDefault(evidence, 0.0);
    }

    /** The same but for those of {@code changes}, as a creator's sliders ask; 0 takes a kind of evidence out. */
    public Weights with(Map<Evidence, Double> changes) {
        if (changes.isEmpty()) return this;
        var all = new EnumMap<>(logOdds);
        all.putAll(changes);
        return new Weights(all);
    }

    /** 0..1, the score whose logit is {@code logOdds}. */
    public static double score(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
