package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.highlight.EvidenceBook;
import com.cliply.engine.highlight.Explanation;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.time.Timecode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a moment was suggested, or was not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description =
                "Says why a moment of a VIDEO is suggested, or why it is not: what each signal measured there, and what"
                        + " that weighs.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply explain talk.mov --at 12:30",
            "  cliply explain match.mp4 --range 0:41:10-0:41:40 --format json",
            "",
            "Weights are log-odds: with the base they add up to the logit of the score. Say as to 'detect' what it was"
                    + " told:",
            "its transcript, lengths, count and weights."
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VIDEO", description = "A video or sound file.")
    @Nullable
    Path video;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = FindOptions.LengthConverter.class,
            description = "A time, as 12:30: the best clip that holds it is explained.")
    @Nullable
    Duration at;

    @Option(names = "--range", paramLabel = "FROM-TO", description = "A range, as 12:10-12:40: just that is explained.")
    @Nullable
    String range;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many highlights are suggested (default: ${DEFAULT-VALUE}).")
    int count = 10;

    @Mixin
    FindOptions find = new FindOptions();

    @Mixin
    WeighOptions weigh = new WeighOptions();

    @Mixin
    ImportOptions imports = new ImportOptions();

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    ExplainCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (video == null) throw new IllegalStateException("VIDEO is required");
        var texts = desk.texts();
        if ((at == null) == (range == null)) throw find.wrong(texts.text("explain.which"));
        var wished = range == null ? null : range(range);
        var wish = weigh.wish(find.limits(count, texts), find, texts);
        var file = desk.absolute(video);
        var media = desk.media();
        var info = media.probe(file);
        var words =
                media.words(file, info, find.words(desk), desk.interruption().monitor());
        FindOptions.tell(words, desk);
        var transcript = find.transcribe && words.transcript().isEmpty()
                ? new Dictation(desk).tried(file, info, _ -> {})
                : words.transcript();
        var curves = imports.read(desk, file, info.readableDuration()).tracks();
        var end = MediaTime.at(info.readableDuration());
        var time = wished != null ? wished.start() : at == null ? MediaTime.ZERO : MediaTime.at(at);
        if (!time.isBefore(end)) throw outside(file, time, end);
        var book = book(media, new FindRequest(file, info, transcript, curves, wish));
        var weights = wish.weights(book.profile());
        var explanation = wished == null
                ? book.explain(time, weights, count)
                : book.explain(new TimeRange(wished.start(), wished.end().min(end)), weights, count);
        if (format.json()) desk.printJson(ExplanationJson.of(file, explanation));
        else print(explanation);
        return ExitCode.DONE.number();
    }

    private InputException outside(Path file, MediaTime time, MediaTime end) {
        return new InputException(
                ErrorCode.RANGE_OUTSIDE,
                String.valueOf(file.getFileName()),
                Timecode.format(time),
                Timecode.format(end));
    }

    private TimeRange range(String text) {
        var dash = text.indexOf('-', 1);
        if (dash > 0) {
            var from = Timecode.parse(text.substring(0, dash).strip());
            var to = Timecode.parse(text.substring(dash + 1).strip());
            if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) < 0)
                return new TimeRange(MediaTime.at(from.get()), MediaTime.at(to.get()));
        }
        throw find.wrong(desk.texts().text("explain.range", text));
    }

    private EvidenceBook book(MediaTools media, FindRequest request) {
        try (var view = desk.progress()) {
            var monitor = new MonitorProgress(
                    desk.texts().text("progress.detect-highlights"),
                    String.valueOf(request.file().getFileName()),
                    view,
                    desk.interruption(),
                    desk.clock());
            return media.evidence(request, monitor);
        }
    }

    private void print(Explanation explanation) {
        var texts = desk.texts();
        desk.answer(texts.text(
                "explain.head",
                Figures.range(explanation.range()),
                Figures.score(explanation.score()),
                explanation.profile().name().toLowerCase(Locale.ROOT)));
        desk.answer(DisplayText.harmless(verdict(explanation.verdict())));
        desk.answer(texts.text(
                "explain.edges",
                texts.text("explain.edge." + explanation.edges().start().id()),
                texts.text("explain.edge." + explanation.edges().end().id())));
        desk.answer("");
        var table = Table.of(
                ">" + texts.text("explain.table.weight"),
                ">" + texts.text("explain.table.most"),
                texts.text("explain.table.signal"),
                texts.text("explain.table.measured"));
        table.row(Figures.weight(explanation.base()), "", texts.text("explain.base"), texts.text("explain.base.text"));
        for (var one : explanation.contributions())
            table.row(
                    Figures.weight(one.weight()),
                    Figures.weight(one.most()),
                    one.evidence().id(),
                    one.text());
        table.print(desk.terminal());
    }

    private String verdict(Explanation.Verdict verdict) {
        var texts = desk.texts();
        return switch (verdict) {
            case Explanation.Suggested suggested ->
                texts.text(
                        suggested.as().score() >= Figures.CONFIDENT ? "explain.suggested" : "explain.candidate",
                        suggested.rank(),
                        suggested.as().title());
            case Explanation.Outshone outshone ->
                texts.text(
                        "explain.outshone",
                        Figures.range(outshone.by().range()),
                        outshone.rank(),
                        Figures.score(outshone.by().score()));
            case Explanation.Weaker weaker ->
                texts.text("explain.weaker", weaker.suggestions(), Figures.score(weaker.least()));
            case Explanation.Unnoticed unnoticed -> texts.text("explain.unnoticed");
        };
    }
}
