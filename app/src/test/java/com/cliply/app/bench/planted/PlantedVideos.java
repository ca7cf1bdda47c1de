package com.cliply.app.bench.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A set of planted videos, one of each genre, three minutes each. */
public final class PlantedVideos {
    /** Changes when other videos come of the same seeds, so that old ones are not taken for new ones. */
    private static final String VERSION = "3";

    private static final int ROUNDS = 4;

    private PlantedVideos() {}

    /** Writes all genres into {@code folder}. */
    public static void make(Path folder, long seed) throws IOException {
        for (var genre : Genre.values())
            genre.video("planted " + seed, seed, ROUNDS).write(folder);
    }

    /** The set of a seed, kept below {@code home} once it is made. */
    public static Path kept(Path home, long seed) throws IOException {
        var folder = home.resolve("planted-" + VERSION + "-" + seed);
        var done = folder.resolve("complete");
        if (!Files.exists(done)) {
            make(folder, seed);
            Files.createFile(done);
        }
        return folder;
    }
}
