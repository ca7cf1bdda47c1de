package com.cliply.app.cli;

import com.cliply.engine.error.InputException;
import com.cliply.engine.render.NameFacts;
import com.cliply.engine.render.NameTemplate;
import com.cliply.engine.render.RenderPreset;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a template of names out. */
@Command(
        name = "names",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Shows three files as a TEMPLATE would name them.",
        footer = {
            "",
            "In braces: {source} {clip} {title} {platform} {aspect} {preset} {variant} {lang} {start} {end} {duration}",
            "{score} {date} {channel} {hash}. With a form: {clip:02}, {date:yyyy-MM-dd}, {hash:6}. A slash makes a folder.",
            "One of {clip}, {title}, {start}, {end} and {hash} must be in it, so that clips have names of their own.",
            "What is empty is left out with its dash. A name that is taken gets a number: nothing is ever overwritten.",
            "",
            "@|bold Examples:|@",
            "  cliply presets names '{source}/{clip:02}-{title}-{aspect}'",
            "  cliply presets names '{date:yyyy-MM}/{platform}/{title}'"
        })
final class NamesCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TEMPLATE",
            arity = "0..1",
            defaultValue = NameTemplate.DEFAULT,
            description = "Default: ${DEFAULT-VALUE}")
    String template = NameTemplate.DEFAULT;

    @Mixin
    FormatOption format = new FormatOption();

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    NamesCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var names = names(parsed());
        if (format.json()) desk.printJson(names);
        else names.forEach(desk::answer);
        return ExitCode.DONE.number();
    }

    private NameTemplate parsed() {
        try {
            return NameTemplate.parse(template);
        } catch (InputException error) {
            if (spec == null) throw error;
            throw new ParameterException(spec.commandLine(), String.valueOf(error.getMessage()), error);
        }
    }

    private List<String> names(NameTemplate parsed) {
        var folder = new OutputFolder(desk.absolute(Path.of("a folder that is not there")));
        var today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        var taken = new ArrayList<Path>();
        for (var facts : List.of(
                sample(1, "Why it works", "9x16", today, 83),
                sample(1, "Why it works", "1x1", today, 83),
                sample(2, "質問 and answer", "9x16", today, 417)))
            taken.add(parsed.file(folder.path(), facts, ".mp4", taken::contains));
        return taken.stream().map(folder::nameOf).toList();
    }

    private static NameFacts sample(int clip, String title, String aspect, LocalDate today, int second) {
        return new NameFacts(
                "My talk",
                clip,
                title,
                "tiktok",
                aspect,
                RenderPreset.DEFAULT,
                "",
                "",
                MediaTime.ofSeconds(second),
                MediaTime.ofSeconds(second + 20L),
                Duration.ofSeconds(20),
                0.87,
                today,
                "",
                ("a1b2c" + clip + aspect.length()).repeat(8));
    }
}
