package com.cliply.app.bench.highlights;

import com.cliply.app.bench.planted.PlantedVideos;
import com.cliply.engine.Engine;
import com.cliply.engine.event.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well highlights are found, in process:
 * {@code ./dev bench highlights [SETDIR…] [--seeds N] [--without-transcript] [--variants] [--leave-one-out]}, or
 * {@code ./dev bench highlights make FOLDER [SEED]} to write a planted set for other programs.
 */
public final class HighlightBench {
    private final Path home;
    private final List<Path> folders = new ArrayList<>();
    private int seeds;
    private boolean transcribed = true;
    private boolean variants;
    private boolean leaveOneOut;

    private HighlightBench(Path home) {
        this.home = home;
    }

    /**
     * Runs what the words ask for.
     *
     * @param home where made videos are kept
     */
    public static void run(Path home, List<String> words) throws IOException, InterruptedException {
        Files.createDirectories(home);
        if (!words.isEmpty() && words.getFirst().equals("make")) {
            if (words.size() < 2) throw new IllegalArgumentException("make FOLDER [SEED]");
            PlantedVideos.make(Path.of(words.get(1)), words.size() > 2 ? Long.parseLong(words.get(2)) : 1);
            return;
        }
        var bench = new HighlightBench(home);
        bench.read(words);
        bench.run();
    }

    private void read(List<String> words) {
        var rest = words.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            switch (word) {
                case "--seeds" -> seeds = Integer.parseInt(rest.next());
                case "--without-transcript" -> transcribed = false;
                case "--variants" -> variants = true;
                case "--leave-one-out" -> leaveOneOut = true;
                default -> {
                    if (word.startsWith("--")) throw new IllegalArgumentException(word);
                    folders.add(Path.of(word).toAbsolutePath());
                }
            }
        }
        if (folders.isEmpty() && seeds == 0) seeds = 1;
    }

    private void run() throws IOException, InterruptedException {
        var engine = new Engine(InstantSource.system(), new Events());
        var table = new ScoreTable(System.out);
        var named = new LinkedHashMap<String, Path>();
        for (var folder : folders) named.put(String.valueOf(folder.getFileName()), folder);
        for (long seed = 1; seed <= seeds; seed++) named.put("planted " + seed, PlantedVideos.kept(home, seed));
        var sets = new ArrayList<MeasuredSet>();
        for (var one : named.entrySet()) {
            var set = MeasuredSet.of(one.getKey(), one.getValue(), engine, transcribed);
            table.print(set);
            sets.add(set);
        }
        if (variants) sets.addAll(altered(named, engine, table));
        if (leaveOneOut) new LeaveOneOut(System.out).print(sets);
    }

    /** One set for each folder and variant. */
    private List<MeasuredSet> altered(Map<String, Path> named, Engine engine, ScoreTable table)
            throws IOException, InterruptedException {
        var sets = new ArrayList<MeasuredSet>();
        for (var one : named.entrySet()) {
            System.out.printf("%n%s, altered%n", one.getKey());
            table.head("means with");
            for (var variant : Variant.values()) {
                var set = variant.of(one.getKey(), one.getValue(), home.resolve("variants"), engine, transcribed);
                table.row(
                        variant.title(),
                        ScoreTable.mean(
                                set.videos().stream().map(MeasuredVideo::score).toList()));
                sets.add(set);
            }
        }
        return sets;
    }
}
