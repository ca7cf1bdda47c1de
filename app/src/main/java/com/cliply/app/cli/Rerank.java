package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.media.WorkMonitor;

/** Has a language model judge what was found; whatever goes wrong with that, what was found stands. */
final class Rerank {
    private final Desk desk;

    Rerank(Desk desk) {
        this.desk = desk;
    }

    /**
     * The same with the opinions, or the titles and hashtags, that there are; it is said why if there are none, and before what
     * is sent where.
     */
    Detection of(Detection found, Transcript transcript, EditorOptions wish) {
        if (!wish.any()) return found;
        var editor = desk.services().editor(this::failed);
        if (editor.isEmpty()) return left(found, "rerank.none");
        if (transcript.isEmpty() || !found.wordsFit()) return left(found, "rerank.silent");
        if (found.highlights().isEmpty()) return found;
        complain(editor.get().leaves());
        try (var view = desk.progress()) {
            WorkMonitor monitor = new MonitorProgress(
                    desk.texts().text("progress.rerank"), "", view, desk.interruption(), desk.clock());
            var ranked =
                    wish.rerank ? editor.get().ranked(found.highlights(), transcript, monitor) : found.highlights();
            return found.with(
                    wish.titles ? editor.get().named(ranked, transcript, Figures.CONFIDENT, monitor) : ranked);
        }
    }

    /** Says what a job would send where, before it is ordered. */
    void announce(EditorOptions wish) {
        if (wish.any()) desk.services().editor(this::failed).ifPresent(editor -> complain(editor.leaves()));
    }

    private Detection left(Detection found, String key) {
        complain(desk.texts().text(key));
        return found;
    }

    private void failed(StudioException why) {
        var text = why.text(desk.texts().locale());
        complain(desk.texts().text("rerank.failed", text.whole()));
    }

    private void complain(String line) {
        if (!desk.quiet()) desk.terminal().complain(DisplayText.harmless(line));
    }
}
