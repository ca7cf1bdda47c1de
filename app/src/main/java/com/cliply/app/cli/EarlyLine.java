package com.cliply.app.cli;

import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.EarlyHighlights;
import java.time.Duration;

/** Says in a line what is best of what was found so far, while the rest is still being measured. */
final class EarlyLine implements EarlyHighlights {
    /** What scores less is told as what it is. */
    private static final double CONFIDENT = 0.5;

    private static final int OF_HUNDRED = 100;

    private final Texts texts;
    private final ProgressView view;
    private final Duration whole;

    EarlyLine(Texts texts, ProgressView view, Duration whole) {
        this.texts = texts;
        this.view = view;
        this.whole = whole;
    }

    @Override
    public void found(Detection soFar, Duration measured) {
        if (soFar.highlights().isEmpty()) return;
        var best = soFar.highlights().getFirst();
        view.note(texts.text(
                best.score() < CONFIDENT ? "detect.early.below" : "detect.early",
                Figures.clock(measured),
                Figures.clock(whole),
                Figures.clock(Duration.ofMillis(best.range().start().micros() / 1_000)),
                Figures.clock(Duration.ofMillis(best.range().end().micros() / 1_000)),
                Math.round(best.score() * OF_HUNDRED),
                best.title()));
    }
}
