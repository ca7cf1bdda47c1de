package com.cliply.app.cli;

import com.cliply.engine.platform.Platforms;
import com.cliply.engine.render.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code renders.json}: what lies in the folder, and what the last command could not make. */
final class RendersFile {
    static final String NAME = "renders.json";

    private static final int VERSION = 1;
    private static final long MOST_BYTES = 64_000_000;
    /** Several commands may write into one folder, each on its own thread of the process that does them all. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final OutputFolder folder;
    private final Platforms platforms;
    private final JsonOutput json = new JsonOutput();

    RendersFile(OutputFolder folder, Platforms platforms) {
        this.folder = folder;
        this.platforms = platforms;
    }

    /** What a command did. */
    Map<String, @Nullable Object> document(List<RenderOutcome> made, List<RenderFailure> failures) {
        return listed(made.stream().map(outcome -> outcome.json(platforms)).toList(), json(failures));
    }

    private static Map<String, @Nullable Object> listed(List<?> renders, List<?> failures) {
        return JsonOutput.object("version", VERSION, "renders", renders, "failures", failures);
    }

    private static List<Map<String, @Nullable Object>> json(List<RenderFailure> failures) {
        return failures.stream().map(RenderFailure::json).toList();
    }

    /** Writes the list; what earlier commands made stays in it as long as its files stand. */
    void add(List<RenderOutcome> made, List<RenderFailure> failures) {
        synchronized (ONE_AT_A_TIME) {
            write(made, json(failures));
        }
    }

    /** Goes on with the list of a command that is gone: what it could not make stays in it as well. */
    void resume(List<RenderOutcome> made, List<RenderFailure> failures) {
        synchronized (ONE_AT_A_TIME) {
            var all = new LinkedHashSet<Object>(entries("failures"));
            all.addAll(json(failures));
            write(made, List.copyOf(all));
        }
    }

    /** A folder to which nothing came needs no list. */
    void removeEmpty() {
        synchronized (ONE_AT_A_TIME) {
            if (!entries("renders").isEmpty() || !entries("failures").isEmpty()) return;
            try {
                Files.deleteIfExists(folder.path().resolve(NAME));
            } catch (IOException left) {
                throw OutputFolder.failure(folder.path().resolve(NAME), left);
            }
        }
    }

    private void write(List<RenderOutcome> made, List<?> failures) {
        var byName = new LinkedHashMap<String, Object>();
        for (var entry : entries("renders"))
            if (entry instanceof Map<?, ?> render && render.get("file") instanceof String name && stands(name))
                byName.put(name, render);
        made.forEach(outcome -> byName.put(outcome.name(), outcome.json(platforms)));
        folder.write(NAME, json.text(listed(new ArrayList<>(byName.values()), failures)));
    }

    /** What stands there already; a list that is none is put aside, not lost. */
    private List<?> entries(String member) {
        var list = folder.path().resolve(NAME);
        if (!Files.exists(list)) return List.of();
        try {
            if (Files.size(list) <= MOST_BYTES
                    && json.read(list) instanceof Map<?, ?> document
                    && document.get(member) instanceof List<?> entries) return entries;
        } catch (IOException _) {
            // As one that is damaged.
        }
        try {
            Files.move(list, FileName.free(list, _ -> false));
        } catch (IOException left) {
            throw OutputFolder.failure(list, left);
        }
        return List.of();
    }

    private boolean stands(String name) {
        try {
            var file = folder.path().resolve(name).normalize();
            return file.startsWith(folder.path()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException no) {
            return false;
        }
    }
}
