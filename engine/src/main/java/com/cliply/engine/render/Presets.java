package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.platform.Platforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The presets of an installation: those that came with it, and the files in a folder of the user's. That folder is read anew each
 * time, so that a file which was just changed is used as it is.
 */
public final class Presets {
    /** Larger ones are no presets; nobody has so many. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_FILES = 500;

    private static final List<String> BUILT_IN = List.of(
            RenderPreset.DEFAULT,
            "tiktok",
            "youtube-shorts",
            "instagram-reels",
            "square",
            "portrait-4x5",
            "youtube-1080p",
            "youtube-4k",
            "master",
            "copy",
            "audio-only",
            "draft");

    private final @Nullable Path folder;
    private final PresetsJson json;
    private final List<Entry> builtIn;

    /**
     * A preset and where it comes from.
     *
     * @param file empty for one that came with this version
     * @param text of its file
     */
    public record Entry(RenderPreset preset, Optional<Path> file, String text) {}

    /**
     * All that can be used, and what cannot.
     *
     * @param entries those that came with this version first, then the user's by their names
     */
    public record Catalogue(List<Entry> entries, List<PresetProblem> problems) {
        public Catalogue {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
        }

        public Optional<Entry> find(String name) {
            return entries.stream()
                    .filter(entry -> entry.preset().name().equals(name))
                    .findFirst();
        }
    }

    private Presets(@Nullable Path folder) {
        this.folder = folder;
        json = new PresetsJson(Platforms.builtIn());
        builtIn = BUILT_IN.stream()
                .map(name -> {
                    var text = resource(name);
                    return new Entry(json.read(text), Optional.empty(), text);
                })
                .toList();
    }

    /** Those that came with this version alone. */
    public static Presets builtIn() {
        return new Presets(null);
    }

    /** These and the user's own, files named {@code *.json} in a folder, which need not be there. */
    public static Presets with(Path folder) {
        return new Presets(folder);
    }

    /** A faulty file stops no other. No file takes the place of a preset that came with this version. */
    public Catalogue read() {
        var entries = new ArrayList<>(builtIn);
        var problems = new ArrayList<PresetProblem>();
        for (var file : files(problems)) {
            try {
                var entry = read(file);
                new Catalogue(entries, List.of())
                        .find(entry.preset().name())
                        .ifPresentOrElse(
                                first -> problems.add(new PresetProblem(file, 0, taken(first))),
                                () -> entries.add(entry));
            } catch (FaultyPreset faulty) {
                problems.add(new PresetProblem(file, faulty.line(), faulty.reason()));
            }
        }
        return new Catalogue(entries, problems);
    }

    public List<RenderPreset> all() {
        return read().entries().stream().map(Entry::preset).toList();
    }

    /**
     * Finds a preset by its name.
     *
     * @throws InputException if there is none, or its file is faulty
     */
    public RenderPreset named(String name) {
        var catalogue = read();
        var found = catalogue.find(name);
        if (found.isPresent()) return found.get().preset();
        for (var problem : catalogue.problems())
            if (String.valueOf(problem.file().getFileName()).equals(name + ".json")) throw refusal(problem);
        throw new InputException(
                ErrorCode.PRESET_UNKNOWN,
                name,
                catalogue.entries().stream().map(entry -> entry.preset().name()).collect(Collectors.joining(", ")));
    }

    /**
     * Reads a file that need not lie in the folder, as if it did.
     *
     * @throws InputException if it is faulty
     */
    public RenderPreset check(Path file) {
        try {
            var entry = read(file);
            var first = read().find(entry.preset().name())
                    .filter(other -> !other.file().equals(entry.file()));
            if (first.isPresent()) throw new FaultyPreset(0, taken(first.get()));
            return entry.preset();
        } catch (FaultyPreset faulty) {
            throw refusal(new PresetProblem(file, faulty.line(), faulty.reason()));
        }
    }

    private static InputException refusal(PresetProblem problem) {
        var place = problem.line() == 0 ? "" : "line " + problem.line() + ": ";
        return new InputException(ErrorCode.PRESET_FAULTY, problem.file().toString(), place + problem.reason());
    }

    private static String taken(Entry first) {
        return "there is a preset named %s already, %s; give this one another name"
                .formatted(
                        first.preset().name(),
                        first.file().map(file -> "in " + file.getFileName()).orElse("which came with Cliply"));
    }

    private Entry read(Path file) {
        try {
            if (!Files.isRegularFile(file)) throw new FaultyPreset(0, "it is no file");
            if (Files.size(file) > MOST_BYTES) throw new FaultyPreset(0, "it is larger than 64 kB");
            var text = Files.readString(file);
            return new Entry(json.read(text), Optional.of(file), text);
        } catch (CharacterCodingException _) {
            throw new FaultyPreset(0, "it is not in UTF-8");
        } catch (IOException unreadable) {
            throw new FaultyPreset(0, "it cannot be read");
        }
    }

    private List<Path> files(List<PresetProblem> problems) {
        if (folder == null || !Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            var found = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (found.size() <= MOST_FILES) return found;
            problems.add(new PresetProblem(folder, 0, "only the first " + MOST_FILES + " files in it are read"));
            return found.subList(0, MOST_FILES);
        } catch (IOException | UncheckedIOException _) {
            problems.add(new PresetProblem(folder, 0, "it cannot be read"));
            return List.of();
        }
    }

    private static String resource(String name) {
        try (var file = Presets.class.getResourceAsStream("presets/" + name + ".json")) {
            if (file == null) throw new IllegalStateException("no preset " + name);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
