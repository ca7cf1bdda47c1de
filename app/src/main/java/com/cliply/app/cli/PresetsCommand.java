package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.render.PresetProblem;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderPreset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what files can be rendered as. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists the render presets: those that came with Cliply, and your own.",
        footer = {
            "",
            "Your own are files named *.json in the folder presets of the data folder.",
            "",
            "@|bold Examples:|@",
            "  cliply presets",
            "  cliply presets show tiktok > mine.json      (then give it another name, and change it)",
            "  cliply presets check mine.json",
            "  cliply presets names '{date}/{clip:02} {title}'"
        })
final class PresetsCommand implements Callable<Integer> {
    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    PresetsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var catalogue = desk.presets().read();
        if (format.json()) desk.printJson(json(catalogue));
        else table(catalogue);
        for (var problem : catalogue.problems())
            desk.errors().tell(ErrorCode.PRESET_FAULTY, List.of(problem.file().toString(), reason(problem)));
        return (catalogue.problems().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY).number();
    }

    private static String reason(PresetProblem problem) {
        return (problem.line() == 0 ? "" : "line " + problem.line() + ": ") + problem.reason();
    }

    private void table(Presets.Catalogue catalogue) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("presets.table.name"),
                texts.text("presets.table.shape"),
                texts.text("presets.table.date"),
                texts.text("presets.table.from"),
                texts.text("presets.table.description"));
        for (var entry : catalogue.entries())
            table.row(
                    entry.preset().name(),
                    shape(entry.preset()),
                    entry.preset().asOf().toString(),
                    entry.file().map(file -> String.valueOf(file.getFileName())).orElse("Cliply"),
                    entry.preset().description());
        table.print(desk.terminal());
    }

    /** As {@code 9:16 1080}. */
    private String shape(RenderPreset preset) {
        return switch (preset.kind()) {
            case ENCODE -> {
                var side = preset.picture().shortSide();
                yield preset.aspect() + (side.isPresent() ? " " + side.getAsInt() : "");
            }
            case COPY -> preset.aspect().toString();
            case SOUND -> desk.texts().text("presets.sound");
        };
    }

    private static Map<String, @Nullable Object> json(Presets.Catalogue catalogue) {
        return JsonOutput.object(
                "presets",
                catalogue.entries().stream().map(PresetsCommand::json).toList(),
                "problems",
                catalogue.problems().stream()
                        .map(problem -> JsonOutput.object(
                                "file", problem.file().toString(),
                                "line", problem.line() == 0 ? null : problem.line(),
                                "reason", problem.reason()))
                        .toList());
    }

    private static Map<String, @Nullable Object> json(Presets.Entry entry) {
        var preset = entry.preset();
        return JsonOutput.object(
                "name", preset.name(),
                "date", preset.asOf().toString(),
                "description", preset.description(),
                "kind", preset.kind().name().toLowerCase(Locale.ROOT),
                "aspect", preset.aspect().toString(),
                "platforms", preset.platforms(),
                "suffix", preset.suffix(),
                "file", entry.file().map(Path::toString).orElse(null));
    }

    /** Prints one, to start an own one from. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Prints a preset as JSON, to start an own one from: give it another name, and change it.",
            footer = {"", "@|bold Example:|@", "  cliply presets show tiktok > mine.json"})
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "The name of a preset.")
        String name = "";

        private final Desk desk;

        Show(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var presets = desk.presets();
            var preset = presets.named(name);
            presets.read()
                    .find(preset.name())
                    .ifPresent(entry -> desk.answer(entry.text().strip()));
            return ExitCode.DONE.number();
        }
    }

    /** Says whether a file is a preset. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Says whether a FILE is a preset that can be used, and if not, which line is wrong.",
            footer = {"", "@|bold Example:|@", "  cliply presets check mine.json"})
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "A preset file.")
        Path file = Path.of("");

        private final Desk desk;

        Check(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var path = desk.absolute(file);
            if (!Files.exists(path)) throw new InputException(ErrorCode.FILE_NOT_FOUND, path.toString());
            var preset = desk.presets().check(path);
            var folder = desk.dataFolder().resolve("presets");
            desk.done(
                    path.startsWith(folder)
                            ? desk.texts().text("presets.good", preset.name())
                            : desk.texts().text("presets.good.elsewhere", preset.name(), folder));
            return ExitCode.DONE.number();
        }
    }
}
