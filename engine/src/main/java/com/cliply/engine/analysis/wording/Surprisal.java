package com.cliply.engine.analysis.wording;

import com.cliply.engine.analysis.RobustScale;
import java.util.Arrays;
import java.util.HashMap;

/**
 * How unlike the rest of its video the words of a sentence are: the mean information of its content words under the video's
 * own frequencies, smoothed by what is usual in the language (a Dirichlet prior: Zhai and Lafferty, SIGIR 2001), on the
 * robust scale of all its sentences. What is said again word for word is no surprise.
 */
final class Surprisal {
    /** Weight of the language against the video, in words. */
    private static final double PRIOR_WORDS = 500;

    /** Of one everyday word, and of any other: orders of magnitude in running text. */
    private static final double COMMON = 4e-4;

    private static final double RARE = 1e-5;

    /** Robust deviations above the median from which a sentence is unusual, and at which it cannot be more so. */
    private static final double FROM = 0.5;

    private static final double TO = 3;

    private final double[] values;
    private final boolean[] repeated;

    Surprisal(Wordings wordings) {
        repeated = repeated(wordings);
        var means = new float[wordings.size()];
        var total = 0L;
        for (int id = 0; id < wordings.vocabularySize(); id++) total += wordings.uses(id);
        for (int index = 0; index < means.length; index++) means[index] = (float) mean(wordings, index, total);
        var scale = RobustScale.of(means);
        values = new double[means.length];
        for (int index = 0; index < means.length; index++) {
            var above = scale.deviation() <= 0 ? 0 : (means[index] - scale.median()) / scale.deviation();
            values[index] = repeated[index] ? 0 : Math.clamp((above - FROM) / (TO - FROM), 0, 1);
        }
    }

    /** 0 (as usual) to 1. */
    double of(int index) {
        return values[index];
    }

    /** Whether the same words are said elsewhere in the video, too. */
    boolean repeated(int index) {
        return repeated[index];
    }

    private static double mean(Wordings wordings, int index, long total) {
        var sum = 0.0;
        var count = 0;
        for (var id : wordings.ids(index)) {
            if (!wordings.content(id)) continue;
            var usual = wordings.is(id, WordKind.COMMON) ? COMMON : RARE;
            sum -= Math.log((wordings.uses(id) - 1 + PRIOR_WORDS * usual) / (total + PRIOR_WORDS));
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static boolean[] repeated(Wordings wordings) {
        var first = new HashMap<Integer, Integer>();
        var repeated = new boolean[wordings.size()];
        for (int index = 0; index < repeated.length; index++) {
            var hash = Arrays.hashCode(wordings.ids(index));
            var before = first.putIfAbsent(hash, index);
            if (before != null && Arrays.equals(wordings.ids(before), wordings.ids(index)))
                repeated[before] = repeated[index] = true;
        }
        return repeated;
    }
}
