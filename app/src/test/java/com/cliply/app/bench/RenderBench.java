package com.cliply.app.bench;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.render.AspectRatio;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderPlanner;
import com.cliply.engine.render.RenderPreset;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What renditions cost, as whole processes: ours (level, encode, verify, hash) against the ffmpeg executable with the same
 * graph, encoder settings and a loudness pass; chunks against one long encode; three shapes from one decode against three
 * decodes; a copy of an hour against copying its bytes.
 */
final class RenderBench {
    private static final TimeRange RANGE = RenderOnce.RANGE;
    private static final AspectRatio ASPECT = new AspectRatio(9, 16);

    /** x264 as we use it: see TrackEncoder. */
    private static final String WITHOUT_AVX512 = "asm=MMX2,SSE2Fast,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2";

    private final Path folder;
    private final int rounds;

    RenderBench(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    private MeasuredProcess ours(String work, Path video) throws IOException, InterruptedException {
        return MeasuredProcess.run(
                folder.resolve("ours.txt"),
                Bench.java(
                        "com.cliply.app.bench.Bench",
                        "render-once",
                        work,
                        video.toString(),
                        folder.resolve("ours.mp4").toString()));
    }

    void run() throws Exception {
        var video = new BenchMedia(folder).minutes(1);
        var hour = new BenchMedia(folder).minutes(60);
        for (int round = 1; round <= rounds; round++) {
            System.out.println("\nround " + round + " (CPU seconds of whole processes, Java's start included)");
            againstThePeer(video);
            chunks(video);
            shapes(video);
            copy(hour);
        }
    }

    private void againstThePeer(Path video) throws IOException, InterruptedException {
        var mine = ours("aspects=9:16", video);
        var loudness = MeasuredProcess.run(folder.resolve("peer.txt"), loudnessPass(video));
        var encode = MeasuredProcess.run(folder.resolve("peer.txt"), encodePass(video, folder.resolve("peer.mp4")));
        var verify = ours("verify", video).cpuMillis() - ours("nothing", video).cpuMillis();
        var theirs = loudness.cpuMillis() + encode.cpuMillis();
        line(
                "40 s to 1080x1920, verified",
                mine.cpuMillis(),
                "ffmpeg, loudness and encode",
                theirs,
                "1.05, +0.10 for verification");
        line("of it, verifying the file", verify, "ffmpeg, loudness and encode", theirs, "0.10");
        System.out.printf(
                "wall: ours %.1f s, ffmpeg %.1f s; peak memory: ours %d MiB, ffmpeg %d MiB (goal: + 200)%n",
                mine.wallMillis() / 1e3,
                (loudness.wallMillis() + encode.wallMillis()) / 1e3,
                mine.peakMebibytes(),
                encode.peakMebibytes());
    }

    private void chunks(Path video) throws IOException, InterruptedException {
        var one = ours("one-chunk", video);
        var many = ours("chunks", video);
        line("pictures in chunks", many.cpuMillis(), "in one", one.cpuMillis(), "1.03");
        System.out.printf("wall: %.1f s, %.1f s%n", many.wallMillis() / 1e3, one.wallMillis() / 1e3);
    }

    private void shapes(Path video) throws IOException, InterruptedException {
        var together = ours("aspects=9:16,1:1,16:9", video).cpuMillis();
        var apart = 0L;
        for (var aspect : List.of("9:16", "1:1", "16:9"))
            apart += ours("aspects=" + aspect, video).cpuMillis();
        line("three shapes together", together, "one by one", apart, "0.97");
    }

    private void copy(Path hour) throws IOException, InterruptedException {
        var bytes = folder.resolve("bytes.mp4");
        var copied = ours("copy", hour);
        var moved = MeasuredProcess.run(
                folder.resolve("peer.txt"),
                List.of("dd", "if=" + hour, "of=" + bytes, "bs=1M", "conv=fsync", "status=none"));
        System.out.printf(
                "copy of an hour (%d MiB) to the disk: wall %.2f s, of its bytes by dd %.2f s: %.2f (goal 1.2, Java's start"
                        + " included)%n",
                Files.size(hour) >> 20,
                copied.wallMillis() / 1e3,
                moved.wallMillis() / 1e3,
                (double) copied.wallMillis() / moved.wallMillis());
        Files.delete(bytes);
        Files.delete(folder.resolve("ours.mp4"));
    }

    private static void line(String what, long millis, String than, long others, String goal) {
        System.out.printf(
                "%s %.1f, %s %.1f: %.3f (goal %s)%n",
                what, millis / 1e3, than, others / 1e3, (double) millis / others, goal);
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
        command.addAll(List.of("-x264-params", WITHOUT_AVX512));
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
}
