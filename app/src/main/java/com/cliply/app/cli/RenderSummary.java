package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.platform.Finding;
import com.cliply.engine.platform.Platforms;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The last words of {@code render}. */
final class RenderSummary {
    private final Desk desk;
    private final Platforms platforms;

    RenderSummary(Desk desk, Platforms platforms) {
        this.desk = desk;
        this.platforms = platforms;
    }

    void tell(List<RenderOutcome> made, List<RenderFailure> failures, Path folder) {
        if (desk.quiet()) return;
        var texts = desk.texts();
        if (!made.isEmpty()) {
            table(made);
            desk.say("");
            var bytes = made.stream()
                    .mapToLong(outcome -> outcome.rendition().bytes())
                    .sum();
            desk.done(texts.counted("render.done", made.size(), Figures.bytes(bytes), folder));
        }
        if (!failures.isEmpty())
            desk.terminal()
                    .complain(desk.terminal()
                            .onErr(
                                    Style.WARNING,
                                    texts.text("render.some", failures.size(), made.size() + failures.size())));
    }

    private void table(List<RenderOutcome> made) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("render.table.source"),
                texts.text("render.table.range"),
                texts.text("render.table.encoder"),
                ">" + texts.text("render.table.loudness"),
                texts.text("render.table.verified"),
                ">" + texts.text("render.table.took"),
                texts.text("render.table.file"));
        for (var outcome : made) {
            var clip = outcome.clip();
            var loudness = outcome.rendition().loudnessLufs();
            table.row(
                    outcome.project().name(),
                    clip.ranges().size() == 1
                            ? Figures.range(new TimeRange(clip.inPoint(), clip.outPoint()))
                            : texts.text("clips.ranges", clip.ranges().size(), Figures.seconds(clip.duration())),
                    outcome.rendition().encoder(),
                    loudness <= -70 ? texts.text("render.silent") : String.format(Locale.ROOT, "%.1f", loudness),
                    texts.text("render.verified"),
                    outcome.took().map(Figures::seconds).orElse("-"),
                    outcome.name());
            var warnings = outcome.warnings(platforms);
            if (!warnings.isEmpty())
                table.detail(warnings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
        }
        table.print(desk.terminal());
    }
}
