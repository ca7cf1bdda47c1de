package com.cliply.engine.analysis.transcript;

import com.cliply.engine.time.TimeRange;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each phrase between two pauses its words, so that all phrases are spoken about equally fast and commas lie
 * before pauses: the
 * cheapest assignment, by dynamic programming over words and phrases.
 */
final class PhraseFit {
    /**
     * What a pause within a clause costs, against a phrase spoken at half or twice the usual speed, which costs 1 second
     * times ln 2 squared.
     */
    private static final double NO_SIGN = 0.12;

    private PhraseFit() {}

    /** For each phrase the first word behind it; each has at least one word while there are enough. */
    static int[] ends(List<String> texts, double[] weights, List<TimeRange> phrases, String signs) {
        var count = phrases.size();
        var words = weights.length;
        if (count == 1) return new int[] {words};
        if (count > words) return firstOnly(words, count);
        var before = new double[words + 1];
        for (int word = 0; word < words; word++) before[word + 1] = before[word] + weights[word];
        var time = phrases.stream().mapToLong(TimeRange::micros).sum();
        var pace = time / before[words];
        var cost = new double[count + 1][words + 1];
        var from = new int[count + 1][words + 1];
        for (var row : cost) Arrays.fill(row, Double.POSITIVE_INFINITY);
        cost[0][0] = 0;
        for (int phrase = 1; phrase <= count; phrase++) {
            var length = phrases.get(phrase - 1).micros();
            for (int end = phrase; end <= words - (count - phrase); end++) {
                var sign = end == words
                        || signs.indexOf(texts.get(end - 1)
                                        .charAt(texts.get(end - 1).length() - 1))
                                >= 0;
                for (int start = phrase - 1; start < end; start++) {
                    var ratio = Math.log((before[end] - before[start]) * pace / length);
                    var all = cost[phrase - 1][start] + ratio * ratio * length / 1e6 + (sign ? 0 : NO_SIGN);
                    if (all >= cost[phrase][end]) continue;
                    cost[phrase][end] = all;
                    from[phrase][end] = start;
                }
            }
        }
        var ends = new int[count];
        var end = words;
        for (int phrase = count; phrase > 0; phrase--) {
            ends[phrase - 1] = end;
            end = from[phrase][end];
        }
        return ends;
    }

    /** More phrases than words: noise was taken for speech. Each word gets one, the rest stays empty. */
    private static int[] firstOnly(int words, int phrases) {
        var ends = new int[phrases];
        for (int phrase = 0; phrase < phrases; phrase++) ends[phrase] = Math.min(words, phrase + 1);
        return ends;
    }
}
