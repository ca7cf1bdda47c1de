package com.cliply.app.bench;

import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import java.nio.file.Path;
import java.util.List;

/**
 * What finding highlights costs, as whole processes: {@code cliply detect} against the ffmpeg executable measuring scene
 * changes and loudness of every frame of the same file.
 */
final class AnalysisBench {
    private final Path folder;
    private final int rounds;

    AnalysisBench(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    void run() throws Exception {
        var media = new BenchMedia(folder);
        var twenty = media.minutes(20);
        System.out.println("analysis of 20 minutes of 1080p30, GOP 250 (whole processes, Java's start included)");
        System.out.println(
                "| round | cliply detect, CPU s | ffmpeg scdet + ebur128, CPU s | ratio | wall s | peak MiB |");
        System.out.println("|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            var ours = detect(twenty);
            var peer = MeasuredProcess.run(
                    folder.resolve("peer.txt"),
                    List.of(
                            BundledFfmpeg.executable().toString(),
                            "-hide_banner",
                            "-v",
                            "error",
                            "-i",
                            twenty.toString(),
                            "-vf",
                            "scale=160:90,scdet",
                            "-af",
                            "ebur128",
                            "-f",
                            "null",
                            "-"));
            System.out.printf(
                    "| %d | %.1f | %.1f | 1/%.1f | %.1f | %d |%n",
                    round,
                    ours.cpuMillis() / 1e3,
                    peer.cpuMillis() / 1e3,
                    (double) peer.cpuMillis() / ours.cpuMillis(),
                    ours.wallMillis() / 1e3,
                    ours.peakMebibytes());
        }
        System.out.println();
        System.out.println("| length | peak memory MiB | CPU s |");
        System.out.println("|---|---|---|");
        for (var minutes : List.of(5, 60)) {
            var ours = detect(media.minutes(minutes));
            System.out.printf("| %d min | %d | %.1f |%n", minutes, ours.peakMebibytes(), ours.cpuMillis() / 1e3);
        }
    }

    private MeasuredProcess detect(Path video) throws Exception {
        return MeasuredProcess.run(
                folder.resolve("detect.json"),
                Bench.java("com.cliply.app.Main", "detect", video.toString(), "--format", "json"));
    }
}
