package com.cliply.app.cli;

import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.highlight.HighlightFinder;
import java.nio.file.Path;
import java.util.ArrayList;
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
            "Scores go from 0 to 100. Candidates below 50 are shown as well; 'cliply clip' does not render those."
                    + " 'cliply",
            "explain' tells why a moment is among them, or why it is not."
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

    @Mixin
    FindOptions find = new FindOptions();

    @Mixin
    WeighOptions weigh = new WeighOptions();

    @Mixin
    ImportOptions imports = new ImportOptions();

    @Mixin
    EditorOptions editor = new EditorOptions();

    @Mixin
    FormatOption format = new FormatOption();

    @Option(names = "--fresh", description = "Measure the VIDEO again, also if that was done before.")
    boolean fresh;

    private final Desk desk;

    DetectCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (video == null) throw new IllegalStateException("VIDEO is required");
        var wish = weigh.wish(find.limits(count, desk.texts()), find, desk.texts());
        var file = desk.absolute(video);
        var media = desk.media();
        var wished = find.words(desk);
        var info = media.probe(file);
        var words = media.words(file, info, wished, desk.interruption().monitor());
        FindOptions.tell(words, desk);
        var notices = new ArrayList<>(words.notices());
        var transcript = find.transcribe && words.transcript().isEmpty()
                ? new Dictation(desk).tried(file, info, notices::add)
                : words.transcript();
        var curves = imports.read(desk, file, info.readableDuration()).tracks();
        var name = String.valueOf(file.getFileName());
        var offline = found(media, new FindRequest(file, info, transcript, curves, wish, fresh));
        var found = new Rerank(desk).of(offline, transcript, editor).noting(notices);
        offline.notices().forEach(notice -> desk.terminal().complain(DisplayText.harmless(notice.text())));
        if (format.json()) desk.printJson(HighlightJson.of(file, info.duration(), HighlightFinder.ENGINE, found));
        else if (found.highlights().isEmpty())
            desk.answer(DisplayText.harmless(desk.texts().text("clip.none", name)));
        else print(name, found.highlights());
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
            var early = new EarlyLine(desk.texts(), view, request.info().duration());
            return media.detect(request, early, monitor);
        }
    }

    private void print(String name, List<Highlight> highlights) {
        var texts = desk.texts();
        if (highlights.getFirst().score() < Figures.CONFIDENT)
            desk.answer(DisplayText.harmless(texts.text("detect.calm", name)));
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
