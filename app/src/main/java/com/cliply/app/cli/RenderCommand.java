package com.cliply.app.cli;

import com.cliply.engine.error.InputException;
import com.cliply.engine.interchange.RenderListFile;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.NameTemplate;
import com.cliply.engine.render.RenderPreset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders clips that are chosen already. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Renders the kept clips of a PROJECT, or the clips of a list.",
        footer = {
            "",
            "@|bold Lists:|@ CSV in UTF-8. The first line names the columns; title, aspect and preset may be empty.",
            "Times are seconds, HH:MM:SS.mmm or frames; the end is the first moment that is not shown any more.",
            "Sources are looked for beside the list first, then in the working folder.",
            "  source,start,end,title,aspect,preset",
            "  talk.mp4,12.5,00:00:47.250,\"Why, oh why\",9:16,tiktok",
            "  talk.mp4,f1500,f1875,,source,master",
            "",
            "@|bold Examples:|@",
            "  cliply render talk --out clips",
            "  cliply render talk --out clips --preset tiktok,youtube-1080p --name '{platform}/{clip:02} {title}'",
            "  cliply render talk --out clips --aspect 9:16,1:1,source --all --preview",
            "  cliply render --list clips.csv --out clips --preset instagram-reels",
            "  cliply render talk --out sound --preset audio-only --audio 1,2 --denoise --fade-out 2s",
            "",
            "The files are described in DIR/renders.json. After a crash, 'cliply jobs run' finishes the work."
        })
final class RenderCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PROJECT",
            arity = "0..1",
            description = "The beginning of its id (4 digits or more), its exact name, or its file.")
    @Nullable
    String project;

    @Option(names = "--list", paramLabel = "LIST", description = "A list of clips (CSV), in place of a PROJECT.")
    @Nullable
    Path list;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the files; made if missing.")
    @Nullable
    Path out;

    @Option(
            names = "--aspect",
            paramLabel = "RATIO",
            split = ",",
            description = "9:16, 1:1, 4:5, 16:9 or source, several separated by commas. Default: the preset's own.")
    List<String> aspects = List.of();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            split = ",",
            defaultValue = RenderPreset.DEFAULT,
            description =
                    "Render presets, several separated by commas; see 'cliply presets' (default: ${DEFAULT-VALUE}).")
    List<String> presets = List.of(RenderPreset.DEFAULT);

    @Option(
            names = "--name",
            paramLabel = "TEMPLATE",
            description = "How files are named; see 'cliply presets names --help'. Default: " + NameTemplate.DEFAULT
                    + ", and the preset behind it if there are several.")
    @Nullable
    String name;

    @Option(names = "--all", description = "Also clips that nobody decided on; those that were rejected never.")
    boolean all;

    @Option(names = "--preview", description = "Only show how the files would be named.")
    boolean preview;

    @Mixin
    SoundOptions sound = new SoundOptions();

    @Mixin
    FormatOption format = new FormatOption();

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    RenderCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var texts = desk.texts();
        if ((project == null) == (list == null)) throw wrong(texts.text("render.which"));
        if (all && list != null) throw wrong(texts.text("render.all"));
        var wish = wish();
        var items = list == null ? ofProject(wish) : ofList(wish, desk.absolute(list));
        var road = new RenderRoad(desk, wish, format.json());
        return (preview ? road.preview(items) : road.follow(items)).number();
    }

    /** Refuses what makes no sense before anything is opened. */
    private RenderWish wish() {
        if (out == null) throw new IllegalStateException("--out is required");
        var folder = desk.absolute(out);
        if (Files.exists(folder) && !Files.isDirectory(folder))
            throw wrong(desk.texts().text("clip.out", folder));
        var mistake = sound.mistake(desk.texts());
        if (!mistake.isEmpty()) throw wrong(mistake);
        var catalogue = desk.presets();
        return new RenderWish(
                folder,
                understood(() -> NameTemplate.parse(template())),
                understood(() -> aspects.stream().map(Aspect::parse).distinct().toList()),
                understood(
                        () -> presets.stream().distinct().map(catalogue::named).toList()),
                sound);
    }

    private String template() {
        if (name != null) return name;
        return NameTemplate.DEFAULT + (presets.stream().distinct().count() > 1 ? "-{preset}" : "");
    }

    private Function<OpenStudio, RenderItems> ofProject(RenderWish wish) {
        return studio -> {
            var stores = studio.stores();
            var found = new Lookup(stores, desk::absolute).project(String.valueOf(project));
            return new KeptClips(wish, all).of(found, stores.clips().ofProject(found.id()));
        };
    }

    /** The list is read before the data folder is opened: a wrong one needs none. */
    private Function<OpenStudio, RenderItems> ofList(RenderWish wish, Path file) {
        var rows = RenderListFile.read(file);
        return studio -> new ListedClips(desk, studio, wish, RenderRoad.folderOf(file)).of(rows);
    }

    private <T> T understood(Supplier<T> words) {
        try {
            return words.get();
        } catch (InputException error) {
            throw new ParameterException(required().commandLine(), String.valueOf(error.getMessage()), error);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(required().commandLine(), sentence);
    }

    private CommandSpec required() {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        return spec;
    }
}
