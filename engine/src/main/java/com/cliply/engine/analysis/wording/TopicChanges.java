package com.cliply.engine.analysis.wording;

/**
 * Where something new begins to be talked about: TextTiling (Hearst, Computational Linguistics 23, 1997) on blocks of
 * sentences. The cosine of the words before and after each gap falls where the topic changes; how deep it falls between the
 * peaks around says how surely.
 */
public final class TopicChanges {
    /** Words of meaning on either side of a gap; Hearst's blocks of 200 words hold about as many. */
    private static final int BLOCK_WORDS = 60;

    private static final int MOST_SENTENCES = 20;
    private static final int LEAST_SENTENCES = 3;

    /** Shallower valleys were chance in the few transcripts that were looked at by eye. */
    private static final double LEAST_DEPTH = 0.15;

    /** Letters by which forms of a word are taken together. */
    private static final int STEM = 6;

    private final double[] changes;

    public TopicChanges(Wordings wordings) {
        changes = new double[wordings.size()];
        var depths = depths(smoothed(similarities(wordings)));
        var mean = 0.0;
        var square = 0.0;
        for (var depth : depths) {
            mean += depth / depths.length;
            square += depth * depth / depths.length;
        }
        var deviation = Math.sqrt(Math.max(0, square - mean * mean));
        for (int index = 1; index < depths.length; index++) {
            var peak = depths[index] >= depths[index - 1]
                    && (index + 1 == depths.length || depths[index] > depths[index + 1]);
            // Hearst's cutoff is the mean less half a deviation; from one deviation above the mean on it is sure.
            if (peak && depths[index] >= LEAST_DEPTH && deviation > 0)
                changes[index] = Math.clamp((depths[index] - mean + deviation / 2) / (2 * deviation), 0, 1);
        }
    }

    /** How surely something new begins with sentence {@code index}, 0..1. */
    public double at(int index) {
        return changes[index];
    }

    /** How alike the blocks before and after each sentence's beginning are, 0..1; near the ends as at the nearest gap with enough on both sides. */
    private static double[] similarities(Wordings wordings) {
        var stems = new Stems(wordings, STEM);
        var similar = new double[wordings.size()];
        var before = new double[stems.count()];
        var after = new double[stems.count()];
        var last = similar.length - LEAST_SENTENCES;
        for (int gap = LEAST_SENTENCES; gap <= last; gap++)
            similar[gap] = cosine(stems, back(wordings, gap), gap, forth(wordings, gap), before, after);
        for (int gap = 0; gap < similar.length && last >= LEAST_SENTENCES; gap++)
            if (gap < LEAST_SENTENCES || gap > last)
                similar[gap] = similar[gap < LEAST_SENTENCES ? LEAST_SENTENCES : last];
        return similar;
    }

    private static int back(Wordings wordings, int gap) {
        var words = 0;
        var from = gap;
        while (from > 0 && gap - from < MOST_SENTENCES && words < BLOCK_WORDS) words += wordings.ids(--from).length;
        return from;
    }

    private static int forth(Wordings wordings, int gap) {
        var words = 0;
        var to = gap;
        while (to < wordings.size() && to - gap < MOST_SENTENCES && words < BLOCK_WORDS)
            words += wordings.ids(to++).length;
        return to;
    }

    private static double cosine(Stems stems, int from, int gap, int to, double[] before, double[] after) {
        count(stems, from, gap, before);
        count(stems, gap, to, after);
        var dot = 0.0;
        var one = 0.0;
        var other = 0.0;
        for (int index = from; index < to; index++) {
            for (var stem : stems.of(index)) {
                dot += before[stem] * after[stem];
                one += before[stem] * before[stem];
                other += after[stem] * after[stem];
                // Counted once, and left clean for the next gap.
                before[stem] = 0;
                after[stem] = 0;
            }
        }
        return one == 0 || other == 0 ? 1 : dot / Math.sqrt(one * other);
    }

    private static void count(Stems stems, int from, int to, double[] counts) {
        for (int index = from; index < to; index++) for (var stem : stems.of(index)) counts[stem]++;
    }

    private static double[] smoothed(double[] values) {
        var smooth = values.clone();
        for (int index = 1; index + 1 < values.length; index++)
            smooth[index] = (values[index - 1] + values[index] + values[index + 1]) / 3;
        return smooth;
    }

    /** By how much each value lies below the peaks that one climbs to from it on either side. */
    private static double[] depths(double[] values) {
        var left = values.clone();
        var right = values.clone();
        for (int index = 1; index < values.length; index++)
            if (values[index - 1] >= values[index]) left[index] = left[index - 1];
        for (int index = values.length - 2; index >= 0; index--)
            if (values[index + 1] >= values[index]) right[index] = right[index + 1];
        var depths = new double[values.length];
        for (int index = 0; index < values.length; index++)
            depths[index] = left[index] + right[index] - 2 * values[index];
        return depths;
    }
}
