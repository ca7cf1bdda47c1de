package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.job.Job;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Finds what a typed word means: the beginning of an id, an exact name, or a file. */
final class Lookup {
    private static final Pattern ID_BEGINNING = Pattern.compile("[0-9a-f]{4,32}");
    private static final int SHORTEST_SHOWN = 8;
    private final Stores stores;
    private final UnaryOperator<Path> absolute;

    /**
     * Looks in these stores.
     *
     * @param absolute where a relative name of a file leads
     */
    Lookup(Stores stores, UnaryOperator<Path> absolute) {
        this.stores = stores;
        this.absolute = absolute;
    }

    Project project(String word) {
        var found = new LinkedHashSet<Project>();
        for (var project : stores.projects().all())
            if (begins(project.id().value(), word) || project.name().equals(word)) found.add(project);
        var file = file(word);
        if (file.isPresent()) {
            for (var project : stores.projects().all())
                if (project.source().path().equals(file.get())) found.add(project);
            if (found.isEmpty()) sameContent(file.get()).ifPresent(found::add);
        }
        return only(found, word, "project");
    }

    Clip clip(String word) {
        var all = stores.clips().all();
        var found = new LinkedHashSet<Clip>();
        for (var clip : all) if (begins(clip.id().value(), word) || clip.title().equals(word)) found.add(clip);
        var file = found.isEmpty() ? file(word) : Optional.<Path>empty();
        if (file.isPresent())
            for (var clip : all)
                if (stores.renditions().ofClip(clip.id()).stream()
                        .anyMatch(rendition -> rendition.file().equals(file.get()))) found.add(clip);
        return only(found, word, "clip");
    }

    Job job(String word) {
        var digits = digits(word);
        // Two are enough to see that it means more than one.
        var found = ID_BEGINNING.matcher(digits).matches() ? stores.jobs().beginningWith(digits, 2) : List.<Job>of();
        return only(found, word, "job");
    }

    /** Gives each id as few digits as tell it from the others, never fewer than eight. */
    static Function<UUID, String> shortened(Collection<UUID> ids) {
        var texts = ids.stream().distinct().map(UUID::toString).sorted().toList();
        var length = SHORTEST_SHOWN;
        for (int index = 1; index < texts.size(); index++)
            length = Math.max(length, shared(texts.get(index - 1), texts.get(index)) + 1);
        var shown = length;
        return id -> id.toString().substring(0, shown);
    }

    private static int shared(String one, String other) {
        var length = 0;
        while (length < one.length() && one.charAt(length) == other.charAt(length)) length++;
        return Math.min(length, one.length() - 1);
    }

    private static String digits(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "");
    }

    private static boolean begins(UUID id, String word) {
        var digits = digits(word);
        return ID_BEGINNING.matcher(digits).matches()
                && id.toString().replace("-", "").startsWith(digits);
    }

    private Optional<Path> file(String word) {
        try {
            return Optional.of(absolute.apply(Path.of(word)));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private Optional<Project> sameContent(Path file) {
        if (!Files.isRegularFile(file)) return Optional.empty();
        try {
            return stores.projects().findByFingerprint(Fingerprint.of(file));
        } catch (IOException unreadable) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, unreadable, file.toString());
        }
    }

    private static <T> T only(Collection<T> found, String word, String what) {
        if (found.isEmpty()) throw new InputException(ErrorCode.NOT_FOUND, word, what);
        if (found.size() > 1) throw new InputException(ErrorCode.AMBIGUOUS, word, what);
        return List.copyOf(found).getFirst();
    }
}
