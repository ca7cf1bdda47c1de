package com.cliply.storage.db;

import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.files.FileStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The file of a database, and the note beside it that tells the next start how the last one ended.
 *
 * @param home the data folder
 * @param base the file without its ending
 */
record DatabaseFile(Path home, Path base) {
    private static final String ENDING = ".mv.db";
    private static final long LARGEST_NOTE = 10_000;

    /** How the last start ended. */
    sealed interface State {
        /** Nobody has opened it yet with a program that leaves notes. */
        record Unknown() implements State {}

        /** It is being made: nothing in it was ever acknowledged. */
        record New() implements State {}

        /** It is open, or its process died. */
        record Open() implements State {}

        /** It was closed, and then had this length and this time of change. */
        record Clean(String length, String changed) implements State {}

        /** It is being brought to a schema; this is the copy from before. */
        record Migrating(int schema, Path copy) implements State {}
    }

    Path data() {
        return Path.of(base + ENDING);
    }

    Path folder() {
        return base.resolveSibling("");
    }

    boolean exists() {
        return Files.exists(data());
    }

    private Path note() {
        return Path.of(base + ".state");
    }

    Path backups() {
        return home.resolve("backups");
    }

    State state() throws IOException {
        if (!Files.exists(note())) return new State.Unknown();
        if (Files.size(note()) > LARGEST_NOTE) throw new IOException(note() + " is too large to be ours");
        var lines = Files.readAllLines(note(), StandardCharsets.UTF_8);
        return switch (lines.isEmpty() ? "" : lines.getFirst()) {
            case "new" -> new State.New();
            case "clean" -> lines.size() == 3 ? new State.Clean(lines.get(1), lines.get(2)) : new State.Open();
            case "migrating" -> new State.Migrating(Integer.parseInt(lines.get(1)), Path.of(lines.get(2)));
            default -> new State.Open();
        };
    }

    void note(State state) throws IOException {
        var lines = switch (state) {
            case State.Unknown() -> List.<String>of();
            case State.New() -> List.of("new");
            case State.Open() -> List.of("open");
            case State.Clean(var length, var changed) -> List.of("clean", length, changed);
            case State.Migrating(var schema, var copy) -> List.of("migrating", String.valueOf(schema), copy.toString());
        };
        AtomicFiles.write(note(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** What a note would say if it were closed now. */
    State.Clean asItIs() throws IOException {
        return new State.Clean(
                String.valueOf(Files.size(data())),
                Files.getLastModifiedTime(data()).toInstant().toString());
    }

    boolean isAsLeft(State state) throws IOException {
        return state instanceof State.Clean clean && clean.equals(asItIs());
    }

    /** Moves the file away, to a folder of its own where it stays; returns that folder. */
    Path setAside(String why, Instant now) throws IOException {
        var folder = FileStamp.free(AtomicFiles.folder(home.resolve("set-aside")), "", now, "-" + why);
        AtomicFiles.folder(folder);
        if (exists()) AtomicFiles.move(data(), folder.resolve(data().getFileName()));
        return folder;
    }
}
