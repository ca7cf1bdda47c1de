package com.cliply.engine.analysis.wording;

import com.cliply.engine.analysis.RobustScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much a sentence draws in, and how rare that is within its video. Each {@link Lure} is worth what tells hooks from dull
 * sentences in general, times how rare it is here against how rare it is in dull speech: where every sentence addresses the
 * viewer, doing so is no hook. What counts is by how much a sentence exceeds what is usual in its video.
 */
public final class HookScale {
    /** What is usual: three sentences of four do not exceed it. */
    private static final double USUAL_SHARE = 0.75;

    /** So many sentences of dull speech are added to those of the video before a share is taken. */
    private static final double PRIOR_SENTENCES = 30;

    /** Rarer than usual counts more, up to this. */
    private static final double MOST_RARITY = 1.25;

    /** A sum of so many weighs as much as what speaks against any sentence's being a hook. */
    private static final double NEEDED = 3;

    /** A word-for-word repetition keeps so much. */
    private static final double REPEATED = 0.3;

    private static final int MOST_CAUSES = 3;

    /** What weighs less is not worth mentioning. */
    private static final double LEAST_CAUSE = 0.5;

    private final Wordings wordings;
    private final List<Weighed> lures;
    private final double[][] worth;
    private final double[] values;
    private final double usual;

    /** A lure, what it is worth, and its mean strength in dull speech. */
    private record Weighed(Lure lure, double weight, double usual) {}

    public HookScale(Wordings wordings) {
        this.wordings = wordings;
        lures = lures(wordings);
        worth = new double[wordings.size()][lures.size()];
        values = new double[worth.length];
        for (int lure = 0; lure < lures.size(); lure++) weigh(lure);
        var surprisal = new Surprisal(wordings);
        for (int index = 0; index < values.length; index++) {
            for (var part : worth[index]) values[index] += part;
            if (values[index] > 0) values[index] += 0.5 * surprisal.of(index);
            if (surprisal.repeated(index)) values[index] *= REPEATED;
        }
        usual = RobustScale.percentile(floats(values), USUAL_SHARE);
    }

    static List<Lure> all(Wordings wordings) {
        return lures(wordings).stream().map(Weighed::lure).toList();
    }

    private static List<Weighed> lures(Wordings wordings) {
        return List.of(
                new Weighed(new QuestionLure(Questions.of(wordings)), 2.4, 0.02),
                new Weighed(new NumberLure(), 2.5, 0.06),
                new Weighed(new SuperlativeLure(wordings.language()), 3, 0.01),
                new Weighed(new UniversalLure(), 3, 0.01),
                new Weighed(new WithheldLure(Questions.of(wordings)), 1.8, 0.02),
                new Weighed(new FeelingLure(), 3.5, 0.02),
                new Weighed(new KindLure(WordKind.REVELATION, 0.7, "a revelation"), 3.5, 0.01),
                new Weighed(new KindLure(WordKind.PROMISE, 0.6, "a promise"), 2.3, 0.01),
                new Weighed(new ConfessionLure(), 3.5, 0.01),
                new Weighed(new KindLure(WordKind.STAKES, 0.7, "what is at stake"), 3.5, 0.01),
                new Weighed(new KindLure(WordKind.HUMAN, 0.5, "what people care for"), 2.5, 0.015),
                new Weighed(new KindLure(WordKind.TURN, 0.5, "a turn"), 1.5, 0.03),
                new Weighed(new KindLure(WordKind.STORY, 0.6, "a story"), 1.7, 0.01),
                new Weighed(new AddressLure(), 2.8, 0.04),
                new Weighed(new KindLure(WordKind.INTENSE, 0.4, "emphasis"), 2, 0.02),
                new Weighed(new ExclamationLure(), 1.5, 0.02));
    }

    private void weigh(int lure) {
        var of = lures.get(lure);
        var sum = PRIOR_SENTENCES * of.usual;
        for (int index = 0; index < worth.length; index++) {
            worth[index][lure] = of.lure.strength(wordings.get(index));
            sum += worth[index][lure];
        }
        var share = sum / (worth.length + PRIOR_SENTENCES);
        var rarity = Math.min(MOST_RARITY, Math.log(Math.min(1, share)) / Math.log(of.usual));
        for (var of1 : worth) of1[lure] *= of.weight * rarity;
    }

    /** How many sentences there are. */
    public int size() {
        return values.length;
    }

    /** By how much sentence {@code index} draws in more than is usual in its video, 0 or more; from about 1 it is a hook. */
    public double excess(int index) {
        return Math.max(0, values[index] - usual) / NEEDED;
    }

    /** What makes it a hook, in a creator's words, the weightiest first, at most three. */
    public List<String> causes(int index) {
        var order = new ArrayList<Integer>();
        for (int lure = 0; lure < lures.size(); lure++) if (worth[index][lure] >= LEAST_CAUSE) order.add(lure);
        order.sort(Comparator.comparingDouble((Integer lure) -> -worth[index][lure])
                .thenComparingInt(lure -> lure));
        return order.stream()
                .limit(MOST_CAUSES)
                .map(lure -> lures.get(lure).lure.cause(wordings.get(index)))
                .toList();
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int index = 0; index < floats.length; index++) floats[index] = (float) values[index];
        return floats;
    }
}
