package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.job.FindHelp;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.render.RenderPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the whole road on a made video. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Makes a three-minute video of its own and turns it into clips.",
        footer = {"", "@|bold Example:|@", "  cliply demo --out /tmp/cliply-demo"})
final class DemoCommand implements Callable<Integer> {
    private static final String VIDEO = "cliply-demo.mp4";
    private static final int COUNT = 5;
    private static final double MIN_SCORE = 0.5;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "cliply-demo",
            description = "Folder for the video and its clips; made if missing (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("cliply-demo");

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    DemoCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var folder = desk.absolute(out);
        if (Files.exists(folder) && !Files.isDirectory(folder) && spec != null)
            throw new ParameterException(spec.commandLine(), desk.texts().text("clip.out", folder));
        new OutputFolder(folder).prepare();
        var video = folder.resolve(VIDEO);
        var media = desk.media();
        if (!Files.exists(video)) make(media, video);
        var order = new ClipOrder(
                List.of(video),
                folder,
                COUNT,
                Duration.ofSeconds(8),
                Duration.ofSeconds(60),
                Optional.empty(),
                RenderPreset.DEFAULT,
                List.of("9:16"),
                MIN_SCORE,
                JobKind.RenderOrder.USUAL_NAMES,
                FindHelp.NONE);
        return new ClipRoad(desk, HighlightFinder.ENGINE).follow(order).number();
    }

    /** Under another name until it is whole, so that a demo that was killed does not spoil the next one. */
    private void make(MediaTools media, Path video) {
        var part = video.resolveSibling(VIDEO + ".part");
        try (var view = desk.progress()) {
            var stage = desk.texts().text("progress.demo");
            media.makeDemo(part, new MonitorProgress(stage, VIDEO, view, desk.interruption(), desk.clock()));
            Files.move(part, video, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException error) {
            throw new RenderException(ErrorCode.OUTPUT_NOT_WRITABLE, error, video.toString());
        }
    }
}
