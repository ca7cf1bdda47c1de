package com.cliply.app.bench;

import com.cliply.engine.id.JobId;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import com.cliply.engine.media.ffmpeg.FfmpegEncoderTrials;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegMediaScanner;
import com.cliply.engine.media.ffmpeg.FfmpegPictureEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.FfmpegStreamCopier;
import com.cliply.engine.render.AspectRatio;
import com.cliply.engine.render.InMemoryRenderJournal;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderAttempt;
import com.cliply.engine.render.RenderPlanner;
import com.cliply.engine.render.RenderPreset;
import com.cliply.engine.render.RenderTask;
import com.cliply.engine.render.RenderVerifier;
import com.cliply.engine.render.Renderer;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a rendition costs, as whole processes: ours (measure, encode, verify, hash) against the ffmpeg executable with the same
 * graph, encoder settings and a loudness pass; and whether both decode to the same pictures.
 */
final class RenderBench {
    /** Begins between two keyframes, 40 s long. */
    private static final TimeRange RANGE = TimeRange.ofMicros(13_000_000, 53_000_000);

    private static final AspectRatio ASPECT = new AspectRatio(9, 16);

    private final Path folder;
    private final int rounds;

    RenderBench(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** One rendition in this process; the measured one is a process of its own. */
    static void once(Path video, Path target) throws Exception {
        var probe = new FfmpegProbe();
        var sound = new FfmpegMediaEncoder();
        var cores = Runtime.getRuntime().availableProcessors();
        var renderer = new Renderer(
                sound,
                new FfmpegPictureEncoder(cores),
                new FfmpegStreamCopier(),
                new FfmpegEncoderTrials(),
                new RenderVerifier(probe, new FfmpegMediaScanner(), sound),
                cores * 3 / 2);
        var source = new SourceMedia(
                new SourceId(UUID.randomUUID()), video, Fingerprint.of(video), Files.size(video), probe.probe(video));
        var task = new RenderTask(
                new RenditionId(UUID.randomUUID()),
                source,
                List.of(RANGE),
                Presets.builtIn().named(RenderPreset.DEFAULT),
                ASPECT,
                SoundWish.PLAIN,
                target);
        var attempt = new RenderAttempt(
                new JobId(UUID.randomUUID()),
                1,
                target.resolveSibling("pieces"),
                new InMemoryRenderJournal(),
                Runnable::run);
        renderer.render(List.of(task), attempt, (_, _) -> WorkMonitor.NONE, (_, _) -> {});
    }

    void run() throws Exception {
        var video = new BenchMedia(folder).minutes(1);
        var ours = folder.resolve("ours.mp4");
        var peer = folder.resolve("peer.mp4");
        System.out.println("rendering 40 s of 1080p30 to 1080x1920 (whole processes, Java's start included)");
        System.out.println(
                "| round | cliply, CPU s | ffmpeg, two passes, CPU s | ratio | cliply wall s | ffmpeg wall s |");
        System.out.println("|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            var mine = MeasuredProcess.run(
                    folder.resolve("ours.txt"),
                    Bench.java("com.cliply.app.bench.Bench", "render-once", video.toString(), ours.toString()));
            var loudness = MeasuredProcess.run(folder.resolve("peer.txt"), loudnessPass(video));
            var encode = MeasuredProcess.run(folder.resolve("peer.txt"), encodePass(video, peer));
            var theirs = loudness.cpuMillis() + encode.cpuMillis();
            System.out.printf(
                    "| %d | %.1f | %.1f | %.3f | %.1f | %.1f |%n",
                    round,
                    mine.cpuMillis() / 1e3,
                    theirs / 1e3,
                    (double) mine.cpuMillis() / theirs,
                    mine.wallMillis() / 1e3,
                    (loudness.wallMillis() + encode.wallMillis()) / 1e3);
        }
        System.out.println();
        System.out.println(
                pictures(ours).equals(pictures(peer))
                        ? "decoded pictures: bit-identical"
                        : "decoded pictures: DIFFERENT");
    }

    private static List<String> loudnessPass(Path video) {
        var command = ffmpeg(video);
        command.addAll(List.of("-vn", "-af", "ebur128=peak=true", "-f", "null", "-"));
        return command;
    }

    private static List<String> encodePass(Path video, Path target) {
        var info = new FfmpegProbe().probe(video);
        var plan = RenderPlanner.plan(
                info, RANGE.duration(), Presets.builtIn().named(RenderPreset.DEFAULT), ASPECT, "libx264");
        var command = ffmpeg(video);
        command.addAll(List.of(
                "-filter_complex",
                BundledFfmpeg.graph(plan.picture(), info.video().orElseThrow()).replace("[in]", "[0:v]"),
                "-map",
                "[out]",
                "-map",
                "0:a",
                "-af",
                "aresample=48000,volume=0.5dB",
                "-fps_mode",
                "cfr",
                "-r",
                plan.rate().toString(),
                "-frames:v",
                Long.toString(plan.frames()),
                "-c:v",
                plan.picture().encoder()));
        plan.picture().options().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> command.addAll(List.of("-" + option.getKey() + ":v", option.getValue())));
        command.addAll(List.of(
                "-c:a",
                "aac",
                "-b:a",
                Integer.toString(plan.soundBitRate()),
                "-ar",
                Integer.toString(EncodeRequest.Sound.SAMPLE_RATE),
                "-movflags",
                "+faststart",
                target.toString()));
        return command;
    }

    private static List<String> ffmpeg(Path video) {
        return new ArrayList<>(List.of(
                BundledFfmpeg.executable().toString(),
                "-hide_banner",
                "-v",
                "error",
                "-y",
                "-ss",
                seconds(MediaTime.ZERO.until(RANGE.start())),
                "-t",
                seconds(RANGE.duration()),
                "-i",
                video.toString()));
    }

    private static String seconds(Duration length) {
        return Long.toString(length.toSeconds());
    }

    private String pictures(Path file) throws Exception {
        var sum = folder.resolve("md5.txt");
        MeasuredProcess.run(
                sum,
                List.of(
                        BundledFfmpeg.executable().toString(),
                        "-v",
                        "error",
                        "-i",
                        file.toString(),
                        "-map",
                        "0:v",
                        "-f",
                        "md5",
                        "-"));
        return Files.readString(sum);
    }
}
