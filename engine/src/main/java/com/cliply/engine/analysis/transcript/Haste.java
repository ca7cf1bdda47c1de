package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.RobustScale;
import com.cliply.engine.analysis.wording.Syllables;
import java.util.Arrays;
import java.util.List;

/** How much faster than usual each sentence is said, in syllables a second on the robust scale of its video. */
final class Haste {
    /** What is shorter than this says nothing about the rate. */
    private static final int LEAST_SYLLABLES = 5;

    /** Robust deviations above the median from which one hurries, and at which one cannot hurry more. */
    private static final double FROM = 1;

    private static final double TO = 3;

    /** Speech differs by a tenth of its rate from sentence to sentence; a narrower scale would make haste of nothing. */
    private static final double LEAST_SPREAD = 0.1;

    private final float[] rates;
    private final RobustScale scale;

    Haste(List<Sentence> sentences) {
        rates = new float[sentences.size()];
        var known = new float[rates.length];
        var count = 0;
        for (int index = 0; index < rates.length; index++) {
            var sentence = sentences.get(index);
            var syllables = Syllables.of(sentence.text());
            if (syllables < LEAST_SYLLABLES) continue;
            rates[index] = (float) (syllables * 1e6 / sentence.range().micros());
            known[count++] = rates[index];
        }
        scale = RobustScale.of(Arrays.copyOf(known, count));
    }

    /** 0 (as usual, or too short to tell) to 1. */
    double of(int index) {
        var spread = Math.max(scale.deviation(), LEAST_SPREAD * scale.median());
        if (rates[index] == 0 || spread <= 0) return 0;
        return Math.clamp(((rates[index] - scale.median()) / spread - FROM) / (TO - FROM), 0, 1);
    }
}
