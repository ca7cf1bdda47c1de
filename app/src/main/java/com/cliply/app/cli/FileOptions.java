package com.cliply.app.cli;

import com.cliply.engine.job.JobKind;
import com.cliply.engine.render.RenderPreset;
import java.util.List;
import picocli.CommandLine.Option;

/** What the files of clips are like. */
final class FileOptions {
    @Option(
            names = "--aspect",
            paramLabel = "RATIO",
            split = ",",
            description = "9:16, 1:1, 4:5, 16:9 or source, several separated by commas. Default: the preset's own.")
    List<String> aspects = List.of();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = RenderPreset.DEFAULT,
            description = "Render preset (default: ${DEFAULT-VALUE}).")
    String preset = RenderPreset.DEFAULT;

    @Option(
            names = "--name",
            paramLabel = "TEMPLATE",
            defaultValue = JobKind.RenderOrder.USUAL_NAMES,
            description = "How files are named; see 'cliply presets names --help' (default: ${DEFAULT-VALUE}).")
    String names = JobKind.RenderOrder.USUAL_NAMES;
}
