package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.analysis.imported.Imported;
import com.cliply.engine.analysis.imported.Imported.Note;
import com.cliply.engine.analysis.imported.ImportedSignals;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Curves that others measured. */
final class ImportOptions {
    private static final Set<ErrorCode> DAMAGED = Set.of(ErrorCode.HEATMAP_UNREADABLE, ErrorCode.CHAT_UNREADABLE);

    @Option(
            names = "--heatmap",
            paramLabel = "FILE",
            description =
                    "Which parts others played again: the info JSON of a download tool. VIDEO.info.json beside the"
                            + " VIDEO is found by itself.")
    @Nullable
    Path heatMap;

    @Option(
            names = "--chat",
            paramLabel = "FILE",
            description =
                    "What was written while it was live: CSV with a column \"time\", or the JSON of a chat download"
                            + " tool.")
    @Nullable
    Path chat;

    /** Absolute. */
    Optional<Path> heatMap(Desk desk) {
        return Optional.ofNullable(heatMap).map(desk::absolute);
    }

    /** Absolute. */
    Optional<Path> chat(Desk desk) {
        return Optional.ofNullable(chat).map(desk::absolute);
    }

    /** Reads them, and warns of what is odd about them. */
    ImportedSignals read(Desk desk, Path video, Duration length) {
        var imported = ImportedSignals.readUsable(
                video, heatMap(desk).orElse(null), chat(desk).orElse(null), length, why -> leaveAside(desk, why));
        warn(desk, "--heatmap", imported.heatMap());
        warn(desk, "--chat", imported.chat());
        return imported;
    }

    /** A damaged file is told of and left aside; one that is not there was typed wrongly. */
    private static void leaveAside(Desk desk, InputException why) {
        if (!DAMAGED.contains(why.code())) throw why;
        var reason = why.text(desk.texts().locale());
        var line = desk.texts().text("import.without", reason.sentence(), reason.advice());
        desk.terminal().complain(desk.terminal().onErr(Style.WARNING, DisplayText.harmless(line)));
    }

    private static void warn(Desk desk, String option, Imported imported) {
        if (desk.quiet()) return;
        for (var note : imported.notes()) {
            var line = DisplayText.harmless(option + ": " + sentence(desk.texts(), note));
            desk.terminal().complain(desk.terminal().onErr(Style.WARNING, line));
        }
    }

    private static String sentence(Texts texts, Note note) {
        return switch (note) {
            case Note.OtherVideo other ->
                texts.text(
                        "import.other",
                        Figures.seconds(Duration.ofMillis(other.saysMicros() / 1_000)),
                        Figures.seconds(Duration.ofMillis(other.isMicros() / 1_000)));
            case Note.Skipped skipped -> texts.text("import.skipped", skipped.entries());
            case Note.Outside outside -> texts.text("import.outside", outside.entries());
            case Note.BrokenOff broken -> texts.text("import.broken", broken.entries());
            case Note.Dates dates -> texts.text("import.dates");
        };
    }
}
