package com.cliply.app.cli;

import com.cliply.engine.analysis.picture.Shot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the shots of a video. */
@Command(
        name = "shots",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description =
                "Lists the shots of a VIDEO exactly, and how each begins: cut, fade or dissolve. Decodes all of it.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply shots match.mp4",
            "  cliply shots talk.mov --format json > shots.json"
        })
final class ShotsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VIDEO", description = "A video file.")
    @Nullable
    Path video;

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    ShotsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (video == null) throw new IllegalStateException("VIDEO is required");
        var shots = shots(desk.absolute(video));
        if (format.json()) desk.printJson(json(shots));
        else print(shots);
        return ExitCode.DONE.number();
    }

    private List<Shot> shots(Path file) {
        var media = desk.media();
        var info = media.probe(file);
        try (var view = desk.progress()) {
            var monitor = new MonitorProgress(
                    desk.texts().text("progress.shots"),
                    String.valueOf(file.getFileName()),
                    view,
                    desk.interruption(),
                    desk.clock());
            return media.shots(file, info, monitor);
        }
    }

    private void print(List<Shot> shots) {
        var texts = desk.texts();
        var table = Table.of(
                ">" + texts.text("shots.table.number"),
                texts.text("shots.table.range"),
                ">" + texts.text("shots.table.length"),
                texts.text("shots.table.transition"));
        for (int number = 1; number <= shots.size(); number++) {
            var shot = shots.get(number - 1);
            table.row(
                    Integer.toString(number),
                    Figures.range(shot.range()),
                    Figures.seconds(shot.range().duration()),
                    texts.text("shots.transition." + shot.transition().id()));
        }
        table.print(desk.terminal());
    }

    private static Map<String, @Nullable Object> json(List<Shot> shots) {
        return JsonOutput.object("shots", shots.stream().map(ShotsCommand::json).toList());
    }

    private static Map<String, @Nullable Object> json(Shot shot) {
        return JsonOutput.object(
                "start_us", shot.range().start().micros(),
                "end_us", shot.range().end().micros(),
                "transition", shot.transition().id());
    }
}
