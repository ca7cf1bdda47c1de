package com.cliply.app.bench;

import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.ChunkLayout;
import com.cliply.engine.media.ChunkSink;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegEncoderTrials;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegPictureEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.FfmpegStreamCopier;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.InMemoryRenderJournal;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderAttempt;
import com.cliply.engine.render.RenderPlan;
import com.cliply.engine.render.RenderPlanner;
import com.cliply.engine.render.RenderPreset;
import com.cliply.engine.render.RenderTask;
import com.cliply.engine.render.RenderVerifier;
import com.cliply.engine.render.Renderer;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The process that {@link RenderBench} measures: does one piece of work, as the product does it, and ends. */
final class RenderOnce {
    /** Begins between two keyframes, 40 s long. */
    static final TimeRange RANGE = TimeRange.ofMicros(13_000_000, 53_000_000);

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int ENCODER_THREADS = CORES * 3 / 2;

    private final FfmpegProbe probe = new FfmpegProbe();
    private final FfmpegMediaEncoder sound = new FfmpegMediaEncoder();
    private final RenderVerifier verifier = new RenderVerifier(probe, new FfmpegMediaScanner(), sound);
    private final Path video;
    private final Path target;

    private RenderOnce(Path video, Path target) {
        this.video = video;
        this.target = target;
    }

    /**
     * Does what {@code work} says.
     *
     * @param work {@code aspects=9:16,1:1} renders files of these shapes; {@code chunks} and {@code one-chunk} encode the
     *     pictures alone; {@code verify} only looks at a finished file; {@code copy} copies all; {@code nothing} starts and ends
     */
    static void run(String work, Path video, Path target) throws IOException {
        var once = new RenderOnce(video, target);
        if (work.startsWith("aspects=")) once.render(List.of(work.substring(8).split(",", -1)));
        else
            switch (work) {
                case "chunks" ->
                    once.pictures(
                            ChunkLayout.of(once.plan().frames(), once.plan().rate(), 15));
                case "one-chunk" ->
                    once.pictures(
                            new ChunkLayout(once.plan().frames(), once.plan().frames(), 1));
                case "verify" -> once.verify();
                case "copy" -> once.copy();
                case "nothing" -> once.probe.probe(video);
                default -> throw new IllegalArgumentException(work);
            }
    }

    private RenderPlan plan() {
        return RenderPlanner.plan(
                probe.probe(video),
                RANGE.duration(),
                Presets.builtIn().named(RenderPreset.DEFAULT),
                Aspect.parse("9:16"),
                "libx264");
    }

    private void render(List<String> aspects) throws IOException {
        var renderer = new Renderer(
                sound,
                new FfmpegPictureEncoder(CORES),
                new FfmpegStreamCopier(),
                new FfmpegEncoderTrials(),
                verifier,
                ENCODER_THREADS);
        var source = new SourceMedia(
                new SourceId(UUID.randomUUID()), video, Fingerprint.of(video), Files.size(video), probe.probe(video));
        var preset = Presets.builtIn().named(RenderPreset.DEFAULT);
        var tasks = aspects.stream()
                .map(aspect -> new RenderTask(
                        new RenditionId(UUID.randomUUID()),
                        source,
                        List.of(RANGE),
                        preset,
                        Aspect.parse(aspect),
                        SoundWish.PLAIN,
                        target.resolveSibling(target.getFileName() + aspect.replace(':', 'x'))))
                .toList();
        var attempt = new RenderAttempt(
                new JobId(UUID.randomUUID()),
                1,
                target.resolveSibling("pieces"),
                new InMemoryRenderJournal(),
                Runnable::run);
        renderer.render(tasks, attempt, (_, _) -> WorkMonitor.NONE, (_, _) -> {});
    }

    private void pictures(ChunkLayout layout) throws IOException {
        var info = probe.probe(video);
        var folder = Files.createDirectories(target.resolveSibling("chunks"));
        var output = new PictureOutput(
                new EncodeSource.Ranges(video, info, info.video().orElseThrow().index(), List.of(), List.of(RANGE)),
                plan().picture(),
                ENCODER_THREADS,
                layout,
                Set.of(),
                new ChunkSink() {
                    @Override
                    public Path begin(int chunk) {
                        return folder.resolve(chunk + ".mp4");
                    }

                    @Override
                    public long bytes(int chunk) {
                        return begin(chunk).toFile().length();
                    }

                    @Override
                    public void written(int chunk, Path file) {}
                });
        new FfmpegPictureEncoder(CORES).encode(List.of(output), WorkMonitor.NONE);
    }

    /** What a finished file is held against its plan by; its keyframes once more, as each chunk's are. */
    private void verify() {
        var file = target.resolveSibling(target.getFileName() + "9x16");
        verifier.verify(file, plan(), WorkMonitor.NONE);
    }

    /** Until its bytes are on the disk, as a finished rendition's are. */
    private void copy() throws IOException {
        var info = probe.probe(video);
        var source = new EncodeSource.Ranges(
                video,
                info,
                info.video().orElseThrow().index(),
                info.audioTracks().stream().map(AudioTrack::index).toList(),
                List.of(TimeRange.whole(info.duration())));
        new FfmpegStreamCopier().copy(source, "mp4", target, WorkMonitor.NONE);
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
