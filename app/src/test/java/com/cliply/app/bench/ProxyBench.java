package com.cliply.app.bench;

import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import com.cliply.engine.media.ffmpeg.FfmpegEncoderTrials;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.proxy.ProxyBuilder;
import com.cliply.engine.proxy.ProxyFocus;
import com.cliply.engine.proxy.ProxyLibrary;
import com.cliply.engine.proxy.ProxyLimits;
import com.cliply.engine.proxy.ProxyRecipe;
import com.cliply.engine.proxy.ProxyWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a proxy costs, as whole processes: ours, in segments that are each brought to the disk, against the ffmpeg executable
 * that makes one file with the same graph and encoder settings.
 */
final class ProxyBench {
    private static final int MINUTES = 2;
    private static final int FRAMES = MINUTES * 60 * 30;

    private final Path folder;
    private final int rounds;

    ProxyBench(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** One proxy in this process; the measured one is a process of its own. */
    static void once(Path video, Path target) throws IOException {
        var cores = Runtime.getRuntime().availableProcessors();
        var maker = new FfmpegProxyMaker(cores, cores * 3 / 2);
        var source = new SourceMedia(
                new SourceId(UUID.randomUUID()),
                video,
                Fingerprint.of(video),
                Files.size(video),
                new FfmpegProbe().probe(video));
        var clock = InstantSource.system();
        var library = new ProxyLibrary(target, maker, ProxyLimits.USUAL, new ProxyFocus(), clock);
        library.remove(source.fingerprint());
        new ProxyBuilder(library, maker, new FfmpegEncoderTrials(), clock)
                .build(source, new ProxyWish(List.of(), List.of()), "bench", 1, WorkMonitor.NONE);
    }

    void run() throws Exception {
        var video = new BenchMedia(folder).minutes(MINUTES);
        var proxies = folder.resolve("proxies");
        var peer = folder.resolve("proxy.mp4");
        System.out.println("a proxy of " + MINUTES + " min of 1080p30 (whole processes, Java's start included)");
        System.out.println("| round | cliply, CPU s | ffmpeg, CPU s | ratio | cliply fps | ffmpeg fps"
                + " | cliply, CPU s an hour | cliply MB | ffmpeg MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            var mine = MeasuredProcess.run(
                    folder.resolve("ours.txt"),
                    Bench.java("com.cliply.app.bench.Bench", "proxy-once", video.toString(), proxies.toString()));
            var theirs = MeasuredProcess.run(folder.resolve("peer.txt"), command(video, peer));
            System.out.printf(
                    "| %d | %.1f | %.1f | %.3f | %.0f | %.0f | %.0f | %.1f | %.1f |%n",
                    round,
                    mine.cpuMillis() / 1e3,
                    theirs.cpuMillis() / 1e3,
                    (double) mine.cpuMillis() / theirs.cpuMillis(),
                    FRAMES * 1e3 / mine.wallMillis(),
                    FRAMES * 1e3 / theirs.wallMillis(),
                    mine.cpuMillis() / 1e3 * 60 / MINUTES,
                    bytes(proxies) / 1e6,
                    Files.size(peer) / 1e6);
        }
    }

    private static long bytes(Path proxies) throws IOException {
        var sum = 0L;
        try (var files = Files.walk(proxies)) {
            for (var file : files.filter(Files::isRegularFile).toList()) sum += Files.size(file);
        }
        return sum;
    }

    private static List<String> command(Path video, Path target) {
        var track = new FfmpegProbe().probe(video).video().orElseThrow();
        var picture = ProxyRecipe.picture(track, "libx264");
        var command = new ArrayList<>(List.of(
                BundledFfmpeg.executable().toString(),
                "-hide_banner",
                "-v",
                "error",
                "-y",
                "-i",
                video.toString(),
                "-an",
                "-filter_complex",
                BundledFfmpeg.graph(picture, track).replace("[in]", "[0:v]"),
                "-map",
                "[out]",
                "-fps_mode",
                "passthrough",
                "-c:v",
                picture.encoder()));
        picture.options().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> command.addAll(List.of("-" + option.getKey() + ":v", option.getValue())));
        command.add(target.toString());
        return command;
    }
}
