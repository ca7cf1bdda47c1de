package com.cliply.app.cli;

import com.cliply.engine.platform.Platforms;
import com.cliply.engine.render.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        return listed(made.stream().map(outcome -> outcome.json(platforms)).toList(), failures);
    }

    private static Map<String, @Nullable Object> listed(List<?> renders, List<RenderFailure> failures) {
        return JsonOutput.object(
                "version",
                VERSION,
                "renders",
                renders,
                "failures",
                failures.stream().map(RenderFailure::json).toList());
    }

    /** Writes the list; what earlier commands made stays in it as long as its files stand. */
    void add(List<RenderOutcome> made, List<RenderFailure> failures) {
        synchronized (ONE_AT_A_TIME) {
            var byName = new LinkedHashMap<String, Object>();
            earlier().forEach(byName::put);
            made.forEach(outcome -> byName.put(outcome.name(), outcome.json(platforms)));
            folder.write(NAME, json.text(listed(new ArrayList<>(byName.values()), failures)));
        }
    }

    private Map<String, Object> earlier() {
        var list = folder.path().resolve(NAME);
        if (!Files.exists(list)) return Map.of();
        var byName = new LinkedHashMap<String, Object>();
        for (var entry : read(list))
            if (entry instanceof Map<?, ?> render && render.get("file") instanceof String name && stands(name))
                byName.put(name, render);
        return byName;
    }

    /** A list that is none is put aside, not lost. */
    private List<?> read(Path list) {
        try {
            if (Files.size(list) <= MOST_BYTES
                    && json.read(list) instanceof Map<?, ?> document
                    && document.get("renders") instanceof List<?> renders) return renders;
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
