package com.cliply.engine.language;

import com.cliply.engine.time.TimeRange;

/**
 * What a language model thinks of one candidate.
 *
 * @param logOdds how much it speaks for or against it, -{@value #MOST} to {@value #MOST}
 * @param reason one line of plain text, in the model's words; may be empty
 */
public record Opinion(TimeRange candidate, double logOdds, String reason) {
    /** About a third of the way from undecided to certain: a model can lift or sink what is near the line, not more. */
    public static final double MOST = 1.5;

    public Opinion {
        if (!(Math.abs(logOdds) <= MOST)) throw new IllegalArgumentException("log-odds " + logOdds);
    }
}
