package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.DetectionWish;
import com.cliply.engine.highlight.EarlyHighlights;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.highlight.HighlightFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows highlights and remembers nothing. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Shows the best moments of a VIDEO, with a score and the reasons. Keeps and renders nothing.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply detect match.mp4",
            "  cliply detect talk.mov --transcript talk.srt --format json > talk.json",
            "",
            "Candidates below a score of 0.5 are shown as well; 'cliply clip' does not render those."
        })
final class DetectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VIDEO", description = "A video or sound file.")
    @Nullable
    Path video;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many highlights at most (default: ${DEFAULT-VALUE}).")
    int count = 10;

    @Option(
            names = "--rerank",
            description = "Have the language model of the setting language.endpoint judge the moments. Sentences of the"
                    + " transcript are sent to it.")
    boolean rerank;

    @Mixin
    FindOptions find = new FindOptions();

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    DetectCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (video == null) throw new IllegalStateException("VIDEO is required");
        var limits = find.limits(count, desk.texts());
        var file = desk.absolute(video);
        var media = desk.media();
        var transcript =
                find.checkedTranscript(desk, media).map(media::transcript).orElse(Transcript.EMPTY);
        var info = media.probe(file);
        var name = String.valueOf(file.getFileName());
        var wish = DetectionWish.of(limits);
        var found = found(media, new FindRequest(file, info, transcript, List.of(), wish));
        var highlights = (rerank ? new Rerank(desk).of(found, transcript) : found).highlights();
        if (format.json()) desk.printJson(HighlightJson.of(file, info.duration(), HighlightFinder.ENGINE, highlights));
        else if (highlights.isEmpty())
            desk.answer(DisplayText.harmless(desk.texts().text("clip.none", name)));
        else print(highlights);
        return ExitCode.DONE.number();
    }

    private Detection found(MediaTools media, FindRequest request) {
        try (var view = desk.progress()) {
            var monitor = new MonitorProgress(
                    desk.texts().text("progress.detect-highlights"),
                    String.valueOf(request.file().getFileName()),
                    view,
                    desk.interruption(),
                    desk.clock());
            return media.detect(request, EarlyHighlights.NOBODY, monitor);
        }
    }

    private void print(List<Highlight> highlights) {
        var texts = desk.texts();
        var table = Table.of(
                ">" + texts.text("detect.table.score"),
                texts.text("detect.table.range"),
                ">" + texts.text("detect.table.length"),
                texts.text("detect.table.title"));
        for (var highlight : highlights) {
            table.row(
                    Figures.score(highlight.score()),
                    Figures.range(highlight.range()),
                    Figures.seconds(highlight.range().duration()),
                    highlight.title());
            table.detail(ClipSummary.reasons(highlight.reasons()));
        }
        table.print(desk.terminal());
    }
}
