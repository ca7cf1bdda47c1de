package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the clips of a project. */
@Command(
        name = "clips",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists the clips of a PROJECT, best first.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply clips match",
            "  cliply clips 019aa3f2",
            "  cliply clips ./match.mp4"
        })
final class ClipsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PROJECT",
            description = "The beginning of its id (4 digits or more), its exact name, or its file.")
    String project = "";

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    ClipsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var found = new Lookup(stores, desk::absolute).project(project);
            var clips = stores.clips().ofProject(found.id());
            if (format.json())
                desk.printJson(clips.stream().map(clip -> json(stores, clip)).toList());
            else if (clips.isEmpty()) desk.say(DisplayText.harmless(desk.texts().text("clips.none", found.name())));
            else print(stores, clips);
        }
        return ExitCode.DONE.number();
    }

    private void print(Stores stores, List<Clip> clips) {
        var texts = desk.texts();
        var shortened =
                Lookup.shortened(clips.stream().map(clip -> clip.id().value()).toList());
        var table = Table.of(
                texts.text("clips.table.id"),
                texts.text("clips.table.status"),
                ">" + texts.text("clips.table.score"),
                texts.text("clips.table.range"),
                ">" + texts.text("clips.table.files"),
                texts.text("clips.table.title"));
        for (var clip : clips) {
            var files = ready(stores, clip);
            table.row(
                    shortened.apply(clip.id().value()),
                    status(clip),
                    Figures.score(clip.score()),
                    clip.ranges().size() == 1
                            ? Figures.range(new TimeRange(clip.inPoint(), clip.outPoint()))
                            : texts.text("clips.ranges", clip.ranges().size(), Figures.seconds(clip.duration())),
                    String.valueOf(files.size()),
                    clip.title());
            table.detail(files.stream()
                    .filter(rendition -> !rendition.notes().isEmpty())
                    .map(RenditionWords::line)
                    .collect(Collectors.joining("; ")));
        }
        table.print(desk.terminal());
    }

    private static String status(Clip clip) {
        return clip.status().name().toLowerCase(Locale.ROOT);
    }

    private static List<Rendition> ready(Stores stores, Clip clip) {
        return stores.renditions().ofClip(clip.id()).stream()
                .filter(rendition -> rendition.status() == Rendition.Status.READY)
                .toList();
    }

    private static Map<String, @Nullable Object> json(Stores stores, Clip clip) {
        return JsonOutput.object(
                "id", clip.id().toString(),
                "title", clip.title(),
                "status", status(clip),
                "score", JsonOutput.number(clip.score()),
                "ranges",
                        clip.ranges().stream()
                                .map(range -> JsonOutput.object(
                                        "start_us", range.start().micros(),
                                        "end_us", range.end().micros()))
                                .toList(),
                "duration_us", MediaTime.micros(clip.duration()),
                "files",
                        ready(stores, clip).stream()
                                .map(rendition -> rendition.file().toString())
                                .toList(),
                "renditions",
                        ready(stores, clip).stream().map(RenditionWords::json).toList());
    }
}
