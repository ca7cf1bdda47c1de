package com.cliply.app.bench;

import com.cliply.engine.analysis.picture.ShotTable;
import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How well shots are found, and what that costs beside the executable's {@code scdet}, which knows hard cuts only. */
final class ShotsBench {
    private static final int MINUTES = 5;

    private final Path folder;
    private final int rounds;

    ShotsBench(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    void run() throws Exception {
        ShotTable.print(folder.resolve("shots"), System.out);
        var film = new BenchMedia(folder).minutes(MINUTES);
        System.out.printf("%nCPU s of whole processes, %d minutes of 1080p30%n", MINUTES);
        System.out.println(
                "| round | cliply shots | ffmpeg, small pictures and scdet | ratio | ffmpeg, scdet in full size | ratio |");
        System.out.println("|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            var ours = shots(film).cpuMillis() / 1e3;
            var small = ffmpeg(film, "scale=160:90,scdet").cpuMillis() / 1e3;
            var full = ffmpeg(film, "scdet").cpuMillis() / 1e3;
            System.out.printf(
                    "| %d | %.1f | %.1f | %.2f | %.1f | %.2f |%n", round, ours, small, ours / small, full, ours / full);
        }
    }

    /** In a new data folder: what was found once is not looked for again. */
    private MeasuredProcess shots(Path film) throws IOException, InterruptedException {
        var data = Files.createTempDirectory(folder, "shots-data");
        try {
            var words = new String[] {"shots", film.toString(), "--format", "json", "--data", data.toString()};
            return MeasuredProcess.run(folder.resolve("shots.json"), Bench.java("com.cliply.app.Main", words));
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private MeasuredProcess ffmpeg(Path film, String filter) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(BundledFfmpeg.executable().toString(), "-hide_banner", "-v", "error"));
        command.addAll(List.of("-i", film.toString(), "-an", "-vf", filter, "-f", "null", "-"));
        return MeasuredProcess.run(folder.resolve("peer.txt"), command);
    }
}
