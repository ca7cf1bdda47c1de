package com.cliply.app.cli;

import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.EarlyHighlights;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;

/** Says in a line what is best of what was found so far, while the rest is still being measured. */
final class EarlyLine implements EarlyHighlights {
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
        show(measured, best.range(), best.score(), best.title());
    }

    /** The same as a job tells it. */
    void found(StudioEvent.HighlightsEmerging news) {
        if (news.best().isEmpty()) return;
        var best = news.best().getFirst();
        show(news.measured(), best.range(), best.score(), best.title());
    }

    private void show(Duration measured, TimeRange range, double score, String title) {
        view.note(texts.text(
                score < Figures.CONFIDENT ? "detect.early.below" : "detect.early",
                Figures.clock(measured),
                Figures.clock(whole),
                Figures.clock(Duration.ofMillis(range.start().micros() / 1_000)),
                Figures.clock(Duration.ofMillis(range.end().micros() / 1_000)),
                Figures.score(score),
                title));
    }
}
