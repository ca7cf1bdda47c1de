package com.cliply.app.bench;

import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills a batch of thirty clips of eight seconds, each a job of its own, again and again, as a crash would, and lets the next process go on: all are
 * made, each kill costs one chunk at most, the files are those of an undisturbed run, and nothing else is left.
 */
final class RenderKills {
    private static final int CLIPS = 30;
    private static final int FRAMES = 240;
    private static final int CHUNKS_A_CLIP = 2;
    private static final long SEED = 20_261_121;
    private static final FrameRate RATE = FrameRate.of(30);

    private final Path folder;
    private final int kills;

    RenderKills(Path folder, int kills) {
        this.folder = folder;
        this.kills = kills;
    }

    void run() throws IOException, InterruptedException {
        clear(folder);
        Files.createDirectories(folder);
        var film = TestMedia.film()
                .size(640, 360)
                .frames(CLIPS * FRAMES, RATE)
                .keyframeEvery(90, TestMedia.hasBFrames() ? 2 : 0)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4"));
        var list = folder.resolve("list.csv");
        Files.writeString(list, list(film));
        var undisturbed = new Run(folder.resolve("undisturbed"), list);
        undisturbed.begin();
        undisturbed.finish();
        var killed = new Run(folder.resolve("killed"), list);
        var random = new Random(SEED);
        killed.begin();
        var done = 0;
        while (done < kills && killed.killAfter(400 + random.nextInt(4_000))) {
            done++;
            killed.goOn();
        }
        killed.finish();
        report(done, undisturbed, killed);
    }

    private void report(int done, Run undisturbed, Run killed) throws IOException {
        var same = undisturbed.hashes().equals(killed.hashes());
        var again = killed.begun.size() - CLIPS * CHUNKS_A_CLIP;
        System.out.printf(
                "%d kills over %d clips: %d files, %s; %d chunks were begun again (at most one a kill); orphans: %s; changed"
                        + " after they were finished: %d%n",
                done,
                CLIPS,
                killed.hashes().size(),
                same ? "all the same as those of an undisturbed run" : "NOT those of an undisturbed run",
                again,
                killed.orphans(),
                killed.changed);
        if (done < kills) System.out.println("the batch was finished before all the kills");
        if (!same || again > done || killed.changed > 0 || !killed.orphans().isEmpty()) System.exit(1);
    }

    private static String list(Path film) {
        var text = new StringBuilder("source,start,end,title,aspect,preset\n");
        for (int clip = 0; clip < CLIPS; clip++)
            text.append("%s,f%d,f%d,clip %d,9:16,small%n".formatted(film, clip * FRAMES, (clip + 1) * FRAMES, clip));
        return text.toString();
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /** One data folder, and the processes that work on it one after the other. */
    private static final class Run {
        private final Path data;
        private final Path out;
        private final Path list;
        final Set<String> begun = new HashSet<>();
        private final TreeMap<String, String> finished = new TreeMap<>();
        private Process process;
        int changed;

        Run(Path home, Path list) throws IOException {
            this.data = home.resolve("data");
            this.out = home.resolve("out");
            this.list = list;
            var presets = Files.createDirectories(data.resolve("presets"));
            Files.writeString(presets.resolve("small.json"), """
                    {"schema": 1, "name": "small", "asOf": "2026-11-21", "description": "540x960", "kind": "encode",
                     "aspect": "9:16",
                     "picture": {"shortSide": 540, "slowest": "source", "fastest": "source", "speed": "veryfast",
                                 "quality": 19, "maxBitRate": 12000000},
                     "sound": {"bitRate": 128000, "loudness": -14}, "platforms": [], "suffix": ".mp4"}
                    """);
            this.process = start("--version");
        }

        private Process start(String... words) throws IOException {
            var command = Bench.java(
                    "com.cliply.app.Main",
                    Stream.concat(Stream.of("--data", data.toString()), Stream.of(words))
                            .toArray(String[]::new));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling("told.txt").toFile()))
                    .start();
        }

        void begin() throws IOException, InterruptedException {
            process.waitFor();
            process = start("render", "--list", list.toString(), "--out", out.toString());
            // Until all jobs are in the table nothing is promised.
            while (process.isAlive() && begun.isEmpty()) look();
        }

        void goOn() throws IOException {
            process = start("jobs", "run");
        }

        /** Returns false if it ended by itself before. */
        boolean killAfter(long millis) throws IOException, InterruptedException {
            var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < end && process.isAlive()) look();
            if (!process.isAlive()) return false;
            process.destroyForcibly().waitFor();
            look();
            for (var now : hashes().entrySet()) {
                var before = finished.put(now.getKey(), now.getValue());
                if (before != null && !before.equals(now.getValue())) changed++;
            }
            return true;
        }

        void finish() throws IOException, InterruptedException {
            while (process.isAlive()) look();
            if (process.waitFor() != 0) throw new IOException("it ended with " + process.exitValue());
            for (var now : hashes().entrySet())
                if (!now.getValue().equals(finished.getOrDefault(now.getKey(), now.getValue()))) changed++;
        }

        /** Each chunk that is begun is a file of its own, for the attempt is in its name. */
        private void look() throws IOException, InterruptedException {
            process.waitFor(10, TimeUnit.MILLISECONDS);
            for (var file : files(data.resolve("work")))
                if (String.valueOf(file.getFileName()).startsWith("picture-")) begun.add(file.toString());
        }

        private static List<Path> files(Path folder) {
            if (!Files.exists(folder)) return List.of();
            try (var all = Files.walk(folder)) {
                return all.filter(Files::isRegularFile).toList();
            } catch (IOException | UncheckedIOException whileItChanges) {
                return List.of();
            }
        }

        Map<String, String> hashes() throws IOException {
            var hashes = new TreeMap<String, String>();
            for (var file : files(out))
                if (file.toString().endsWith(".mp4"))
                    hashes.put(out.relativize(file).toString(), sha256(file));
            return hashes;
        }

        List<String> orphans() {
            return Stream.concat(
                            files(data.resolve("work")).stream(),
                            files(out).stream()
                                    .filter(file -> !file.toString().endsWith(".mp4"))
                                    .filter(file -> !file.endsWith("renders.json")))
                    .map(Path::toString)
                    .collect(Collectors.toList());
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
