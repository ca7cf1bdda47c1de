package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.language.Reranking;

/** Has a language model judge what was found; whatever goes wrong with that, what was found stands. */
final class Rerank {
    private final Desk desk;

    Rerank(Desk desk) {
        this.desk = desk;
    }

    /** The same with the opinions that there are; it is said why if there are none, and before what is sent where. */
    Detection of(Detection found, Transcript transcript) {
        var editor = desk.services().editor(this::failed);
        if (editor.isEmpty()) return left(found, "rerank.none");
        if (transcript.isEmpty()) return left(found, "rerank.silent");
        if (found.highlights().isEmpty()) return found;
        complain(editor.get().leaves());
        var ranges = found.highlights().stream().map(Highlight::range).toList();
        try (var view = desk.progress()) {
            var monitor = new MonitorProgress(
                    desk.texts().text("progress.rerank"), "", view, desk.interruption(), desk.clock());
            return editor.get()
                    .judge(transcript, ranges, monitor)
                    .map(opinions -> found.with(Reranking.of(found.highlights(), opinions)))
                    .orElse(found);
        }
    }

    /** The confident ones with titles and hashtags by the model; where it has none, those from the transcript stay. */
    Detection named(Detection found, Transcript transcript) {
        var editor = desk.services().editor(this::failed);
        if (editor.isEmpty()) return left(found, "rerank.none");
        if (transcript.isEmpty()) return left(found, "rerank.silent");
        complain(editor.get().leaves());
        try (var view = desk.progress()) {
            var monitor = new MonitorProgress(
                    desk.texts().text("progress.rerank"), "", view, desk.interruption(), desk.clock());
            return found.with(found.highlights().stream()
                    .map(highlight -> highlight.score() < Figures.CONFIDENT
                            ? highlight
                            : editor.get()
                                    .title(transcript, highlight.range(), monitor)
                                    .map(wording -> highlight.named(wording.title(), wording.hashtags()))
                                    .orElse(highlight))
                    .toList());
        }
    }

    private Detection left(Detection found, String key) {
        complain(desk.texts().text(key));
        return found;
    }

    private void failed(StudioException why) {
        var text = why.text(desk.texts().locale());
        complain(desk.texts().text("rerank.failed", text.sentence(), text.advice()));
    }

    private void complain(String line) {
        if (!desk.quiet()) desk.terminal().complain(DisplayText.harmless(line));
    }
}
