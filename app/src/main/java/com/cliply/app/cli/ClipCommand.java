package com.cliply.app.cli;

import com.cliply.engine.error.InputException;
import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.job.FindHelp;
import com.cliply.engine.job.FindHelp.Aid;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.NameTemplate;
import com.cliply.engine.render.RenderPreset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From videos to finished clips. */
@Command(
        name = "clip",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Finds the best moments of each VIDEO and renders them as clips.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply clip match.mp4 --out clips",
            "  cliply clip talk.mov --out clips --transcript talk.srt --count 3 --max 45s",
            "  cliply clip a.mp4 b.mkv --out clips --aspect 9:16,1:1 --min-score 0.6",
            "",
            "The files are described in DIR/clips.json. After a crash, 'cliply jobs run' finishes the work."
        })
final class ClipCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VIDEO", arity = "1..*", description = "Video or sound files.")
    List<Path> videos = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the clips; made if missing.")
    @Nullable
    Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many highlights at most, per VIDEO (default: ${DEFAULT-VALUE}).")
    int count = 5;

    @Mixin
    FileOptions files = new FileOptions();

    @Mixin
    FindOptions find = new FindOptions();

    @Mixin
    WeighOptions weigh = new WeighOptions();

    @Mixin
    ImportOptions imports = new ImportOptions();

    @Mixin
    EditorOptions editor = new EditorOptions();

    @Option(
            names = "--min-score",
            paramLabel = "SCORE",
            defaultValue = "0.5",
            description = "Render highlights with this score or more, 0 to 1 (default: ${DEFAULT-VALUE}).")
    double minScore = 0.5;

    private final Desk desk;

    ClipCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (out == null) throw new IllegalStateException("--out is required");
        var texts = desk.texts();
        var limits = find.limits(count, texts);
        if (!(minScore >= 0 && minScore <= 1)) throw find.wrong(texts.text("clip.score", minScore));
        if (find.transcript != null && videos.size() > 1)
            throw find.wrong(texts.text("clip.transcript", videos.size()));
        if ((imports.heatMap != null || imports.chat != null) && videos.size() > 1)
            throw find.wrong(texts.text("clip.imports", videos.size()));
        var folder = desk.absolute(out);
        if (Files.exists(folder) && !Files.isDirectory(folder)) throw find.wrong(texts.text("clip.out", folder));
        var ratios = ratios();
        var media = desk.media();
        var order = new ClipOrder(
                videos.stream().map(desk::absolute).toList(),
                folder,
                limits.count(),
                limits.minLength(),
                limits.maxLength(),
                find.checkedTranscript(desk, media),
                files.preset,
                ratios,
                minScore,
                template(),
                help(limits));
        checkImports(media);
        new Rerank(desk).announce(editor);
        return new ClipRoad(desk, HighlightFinder.ENGINE).follow(order).number();
    }

    /** Says what is odd about them while somebody listens; what cannot be used is left aside again by the job. */
    private void checkImports(MediaTools media) {
        if (imports.heatMap == null && imports.chat == null) return;
        var video = desk.absolute(videos.getFirst());
        imports.read(desk, video, media.probe(video).readableDuration());
    }

    private FindHelp help(DetectionLimits limits) {
        var wish = weigh.wish(limits, find, desk.texts());
        return new FindHelp(
                find.noTranscript,
                imports.heatMap(desk).orElse(null),
                imports.chat(desk).orElse(null),
                wish.profile() == null ? null : wish.profile().name(),
                wish.changes().entrySet().stream()
                        .collect(Collectors.toMap(change -> change.getKey().id(), Map.Entry::getValue)),
                aids());
    }

    private Set<Aid> aids() {
        var aids = EnumSet.noneOf(Aid.class);
        if (find.transcribe) aids.add(Aid.TRANSCRIPTION);
        if (editor.rerank) aids.add(Aid.OPINION);
        if (editor.titles) aids.add(Aid.WORDING);
        return aids;
    }

    private String template() {
        try {
            return NameTemplate.parse(files.names).toString();
        } catch (InputException error) {
            throw find.wrong(error);
        }
    }

    private List<String> ratios() {
        try {
            var settings = desk.presets().named(files.preset);
            if (settings.kind() != RenderPreset.Kind.ENCODE) return List.of(Aspect.SOURCE_NAME);
            if (files.aspects.isEmpty()) return List.of(settings.aspect().toString());
            return files.aspects.stream()
                    .map(Aspect::parse)
                    .map(Aspect::toString)
                    .distinct()
                    .toList();
        } catch (InputException error) {
            throw find.wrong(error);
        }
    }
}
