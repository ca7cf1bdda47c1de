package com.cliply.engine.work;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.job.FindHelp;
import com.cliply.engine.job.FindHelp.Aid;
import com.cliply.engine.language.Editor;
import com.cliply.engine.media.WorkMonitor;
import java.util.List;
import java.util.Optional;

/** What a language model makes of what was found, if an order asks for it; whatever goes wrong with that, what was found stands. */
final class SecondOpinion {
    /** What scores less is rendered by nobody who did not ask for it, and keeps its title. */
    private static final double CONFIDENT = 0.5;

    private final FindAids aids;

    SecondOpinion(FindAids aids) {
        this.aids = aids;
    }

    List<Highlight> of(Detection found, FindHelp help, Transcript transcript, WorkMonitor monitor, JobNotes notes) {
        if (!help.asks(Aid.OPINION) && !help.asks(Aid.WORDING)) return found.highlights();
        if (found.highlights().isEmpty()) return found.highlights();
        return editor(found, transcript, notes)
                .map(editor -> asked(editor, found.highlights(), help, transcript, monitor))
                .orElse(found.highlights());
    }

    private static List<Highlight> asked(
            Editor editor, List<Highlight> found, FindHelp help, Transcript transcript, WorkMonitor monitor) {
        var ranked = help.asks(Aid.OPINION) ? editor.ranked(found, transcript, monitor) : found;
        return help.asks(Aid.WORDING) ? editor.named(ranked, transcript, CONFIDENT, monitor) : ranked;
    }

    private Optional<Editor> editor(Detection found, Transcript transcript, JobNotes notes) {
        if (transcript.isEmpty() || !found.wordsFit()) {
            notes.tell(
                    "language_model_silent",
                    "There is no transcript that fits, so the language model has nothing to judge; ranking and titles"
                            + " stay as they are.");
            return Optional.empty();
        }
        var editor =
                aids.editor(why -> notes.tell("Ranking and titles stay as they are without the language model.", why));
        if (editor.isEmpty())
            notes.tell(
                    "language_model_missing",
                    "No language model is set up, so ranking and titles stay as they are. To set one up, run: cliply"
                            + " settings language.endpoint ADDRESS");
        return editor;
    }
}
