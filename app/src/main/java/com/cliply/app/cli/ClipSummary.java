package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.time.TimeRange;
import java.util.List;
import java.util.stream.Collectors;

/** The last words of a command that made clips. */
final class ClipSummary {
    /** In log-odds; less moves a score of 50 by less than two. */
    private static final double LEAST_TOLD = 0.1;

    private final Desk desk;

    ClipSummary(Desk desk) {
        this.desk = desk;
    }

    void tell(List<VideoOutcome> outcomes, ClipOrder order) {
        files(outcomes, order.folder().toString());
        for (var outcome : outcomes)
            if (outcome.whole() && outcome.files().isEmpty())
                desk.answer(none(
                        String.valueOf(outcome.video().getFileName()),
                        outcome.clips().isEmpty()
                                ? 0
                                : outcome.clips().getFirst().score(),
                        order.minScore()));
        problems(outcomes);
    }

    /** A table of all files, if there are any. */
    void files(List<VideoOutcome> outcomes, String place) {
        var files =
                outcomes.stream().flatMap(outcome -> outcome.files().stream()).toList();
        if (files.isEmpty() || desk.quiet()) return;
        var texts = desk.texts();
        var table = Table.of(
                ">" + texts.text("clip.table.score"),
                texts.text("clip.table.range"),
                ">" + texts.text("clip.table.length"),
                ">" + texts.text("clip.table.size"),
                texts.text("clip.table.file"));
        for (int index = 0; index < files.size(); index++) {
            var file = files.get(index);
            var clip = file.clip();
            table.row(
                    Figures.score(clip.score()),
                    Figures.range(new TimeRange(clip.inPoint(), clip.outPoint())),
                    Figures.seconds(file.rendition().duration()),
                    Figures.bytes(file.rendition().bytes()),
                    file.name());
            // Files of one clip stand together, and share their reasons.
            var last = index + 1 == files.size() || !files.get(index + 1).clip().equals(clip);
            if (last) table.detail(reasons(clip.reasons()));
        }
        table.print(desk.terminal());
        var bytes = files.stream().mapToLong(file -> file.rendition().bytes()).sum();
        desk.say("");
        desk.done(texts.counted("clip.done", files.size(), Figures.bytes(bytes), place));
    }

    /** Jobs fail out of sight, so what they met is told here; refusals were told when they happened. */
    private void problems(List<VideoOutcome> outcomes) {
        outcomes.stream()
                .filter(outcome -> outcome.duration() != null)
                .flatMap(outcome -> outcome.problems().stream())
                .distinct()
                .forEach(problem -> desk.errors().tell(problem.code(), problem.facts()));
        var failed = outcomes.stream().filter(outcome -> !outcome.whole()).count();
        if (failed > 0 && outcomes.size() > 1 && !desk.quiet())
            desk.terminal()
                    .complain(desk.terminal()
                            .onErr(Style.WARNING, desk.texts().text("clip.some", failed, outcomes.size())));
    }

    private String none(String video, double best, double wished) {
        return DisplayText.harmless(
                best > 0
                        ? desk.texts().text("clip.none.below", video, Figures.score(wished), Figures.score(best))
                        : desk.texts().text("clip.none", video));
    }

    /** What weighs enough to be told; 'explain' tells all. */
    static String reasons(List<HighlightReason> reasons) {
        return reasons.stream()
                .filter(reason -> reasons.size() == 1 || Math.abs(reason.weight()) >= LEAST_TOLD)
                .map(HighlightReason::text)
                .collect(Collectors.joining("; "));
    }
}
