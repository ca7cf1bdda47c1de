package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.clip.Clips;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.project.Project;
import com.cliply.engine.project.RelinkResult;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells a project where its file lies today. */
@Command(
        name = "relink",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Gives a PROJECT its file at another place.",
            "A file that was moved within its folder or beside it is found without that."
        },
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply relink match /media/archive/match.mp4",
            "  cliply relink 019aa3f2 match-new-cut.mp4 --changed"
        })
final class RelinkCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "PROJECT",
            description = "The beginning of its id (4 digits or more), its exact name, or its file.")
    String project = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where its file lies now.")
    Path file = Path.of("");

    @Option(names = "--changed", description = "Take the file even if it has other content than the one imported.")
    boolean changed;

    private final Desk desk;

    RelinkCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var found = new Lookup(studio.stores(), desk::absolute).project(project);
            var place = desk.absolute(file);
            return switch (studio.relink(found.id(), place, changed)) {
                case RelinkResult.Relinked(var relinked) -> told(studio, relinked, "relink.done");
                case RelinkResult.Replaced(var replaced) -> told(studio, replaced, "relink.replaced");
                case RelinkResult.OtherContent() -> {
                    desk.errors().tell(ErrorCode.SOURCE_OTHER, List.of(place.toString(), found.name()));
                    yield ExitCode.of(ErrorCode.SOURCE_OTHER).number();
                }
                case RelinkResult.Refused(var code, var facts) -> {
                    desk.errors().tell(code, facts);
                    yield ExitCode.of(code).number();
                }
            };
        }
    }

    private int told(OpenStudio studio, Project now, String sentence) {
        var texts = desk.texts();
        desk.done(texts.text(sentence, now.name(), now.source().path()));
        var clips = studio.stores().clips().ofProject(now.id());
        for (var clip : Clips.beyond(clips, now.source().info().duration())) {
            var last = clip.ranges().stream()
                    .max(Comparator.comparing(TimeRange::end))
                    .orElseThrow();
            var line = DisplayText.harmless(texts.text("relink.beyond", clip.title(), Figures.range(last)));
            desk.terminal().complain(desk.terminal().onErr(Style.WARNING, line));
        }
        return ExitCode.DONE.number();
    }
}
