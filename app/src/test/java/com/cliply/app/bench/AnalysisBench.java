package com.cliply.app.bench;

import com.cliply.engine.media.ffmpeg.BundledFfmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What finding highlights costs, as whole processes: {@code cliply detect} against the ffmpeg executable measuring scene
 * changes and loudness of every frame of the same file; how soon it is done, and how soon it says something; how much memory
 * it takes; and what is left of all that when the file was measured before.
 */
final class AnalysisBench {
    private static final int HOUR = 60;
    private static final int PHONE_MINUTES = 15;
    private static final int LONGEST_MINUTES = 720;

    /** How much of a file the executable decodes when only its rate is asked for. */
    private static final int DECODED_SECONDS = 60;

    private final Path folder;
    private final int rounds;
    private final BenchMedia media;

    AnalysisBench(Path folder, int rounds) throws IOException {
        this.folder = folder;
        this.rounds = rounds;
        media = new BenchMedia(folder);
    }

    void run() throws Exception {
        System.out.println("whole processes, Java's start included; best of " + rounds + "; load before: " + load());
        speed("an hour of 1080p30, 2 Mb/s, GOP 250", media.minutes(HOUR), 15);
        speed("15 minutes of a phone, 16 Mb/s, GOP 30", media.phone(PHONE_MINUTES), 8);
        ratio(media.minutes(20));
        memory();
        System.out.println("load after: " + load());
    }

    private void speed(String what, Path file, int goalSeconds) throws Exception {
        var best = detect(file, true);
        var first = OptionalLong.empty();
        for (int round = 0; round < rounds; round++) {
            var measured = round == 0 ? best : detect(file, true);
            if (measured.wallMillis() < best.wallMillis()) best = measured;
            var said = FirstWords.millis(detectCommand(file, true), "So far");
            if (said.isPresent() && (first.isEmpty() || said.getAsLong() < first.getAsLong())) first = said;
        }
        var again = detect(file, false);
        for (int round = 0; round < rounds; round++) {
            var hit = detect(file, false);
            if (hit.wallMillis() < again.wallMillis()) again = hit;
        }
        System.out.printf("%n%s (the executable decodes it at %d frames/s on all cores)%n", what, decodeRate(file));
        System.out.println("| | wall s | goal | CPU s | peak MiB |");
        System.out.println("|---|---|---|---|---|");
        System.out.printf(
                "| detect | %.1f | %d | %.1f | %d |%n", seconds(best), goalSeconds, cpu(best), best.peakMebibytes());
        System.out.printf(
                "| first early line | %s | 5 | | |%n",
                first.isPresent() ? "%.1f".formatted(first.getAsLong() / 1e3) : "none");
        System.out.printf(
                "| detect again, from the cache | %.1f | | %.1f | %d |%n",
                seconds(again), cpu(again), again.peakMebibytes());
    }

    private void ratio(Path file) throws Exception {
        System.out.println(
                "\nCPU of 20 minutes of 1080p30 against the executable's scdet and ebur128 over every frame; goal 1/10");
        System.out.println("| round | cliply detect, CPU s | ffmpeg, CPU s | ratio | wall s | ffmpeg, wall s |");
        System.out.println("|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            var ours = detect(file, true);
            var peer = ffmpeg("-i", file.toString(), "-vf", "scale=160:90,scdet", "-af", "ebur128", "-f", "null", "-");
            System.out.printf(
                    "| %d | %.1f | %.1f | 1/%.1f | %.1f | %.1f |%n",
                    round,
                    cpu(ours),
                    cpu(peer),
                    (double) peer.cpuMillis() / ours.cpuMillis(),
                    seconds(ours),
                    seconds(peer));
        }
    }

    private void memory() throws Exception {
        System.out.println("\npeak resident memory by length; goal 400 MB for twelve hours");
        System.out.println("| file | wall s | CPU s | peak MiB |");
        System.out.println("|---|---|---|---|");
        for (var minutes : List.of(5, HOUR)) row(minutes + " min, 2 Mb/s", detect(media.minutes(minutes), true));
        var longest = media.thin(LONGEST_MINUTES);
        try {
            row("12 h, 200 kb/s", detect(longest, true));
            row("12 h, 200 kb/s, from the cache", detect(longest, false));
        } finally {
            Files.delete(longest);
        }
    }

    private static void row(String what, MeasuredProcess measured) {
        System.out.printf(
                "| %s | %.1f | %.1f | %d |%n", what, seconds(measured), cpu(measured), measured.peakMebibytes());
    }

    private long decodeRate(Path file) throws Exception {
        var decoded = ffmpeg("-t", String.valueOf(DECODED_SECONDS), "-i", file.toString(), "-an", "-f", "null", "-");
        return DECODED_SECONDS * 30L * 1_000 / decoded.wallMillis();
    }

    private MeasuredProcess ffmpeg(String... words) throws Exception {
        var command = new ArrayList<>(List.of(BundledFfmpeg.executable().toString(), "-hide_banner", "-v", "error"));
        command.addAll(List.of(words));
        return MeasuredProcess.run(folder.resolve("peer.txt"), command);
    }

    private MeasuredProcess detect(Path video, boolean fresh) throws Exception {
        return MeasuredProcess.run(folder.resolve("detect.json"), detectCommand(video, fresh));
    }

    private List<String> detectCommand(Path video, boolean fresh) {
        var data = folder.resolve("detect-data").toString();
        var words = fresh
                ? new String[] {"detect", video.toString(), "--format", "json", "--data", data, "--fresh"}
                : new String[] {"detect", video.toString(), "--format", "json", "--data", data};
        return Bench.java("com.cliply.app.Main", words);
    }

    private static double seconds(MeasuredProcess measured) {
        return measured.wallMillis() / 1e3;
    }

    private static double cpu(MeasuredProcess measured) {
        return measured.cpuMillis() / 1e3;
    }

    /** How many others want the cores; -1 where the system does not say. */
    private static double load() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
