package com.cliply.engine.project;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One look around for a file by its size and its content. People have drives that are slow and folders that are full, so it
 * gives up after so many names, so many files read and so much time.
 */
final class SourceSearch {
    private static final int MOST_NAMES = 20_000;
    private static final int MOST_READ = 30;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final SourceMedia source;
    private final InstantSource clock;
    private final Instant end;
    private final Set<Path> read = new LinkedHashSet<>();
    private int names;

    SourceSearch(SourceMedia source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        end = clock.instant().plus(LONGEST);
    }

    /**
     * The nearest places first: its folder, the folders in it, those beside it, then where projects have their files.
     *
     * @param projects all there are
     */
    Optional<Path> find(List<Project> projects) {
        var folder = source.path().getParent();
        var name = source.path().getFileName();
        if (folder == null || name == null) return Optional.empty();
        return inFolder(folder)
                .or(() -> inFoldersOf(folder))
                .or(() -> beside(folder, name))
                .or(() -> first(foldersOf(projects), this::inFolder));
    }

    private static Collection<Path> foldersOf(List<Project> projects) {
        return projects.stream()
                .flatMap(project -> Optional.ofNullable(project.source().path().getParent()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<Path> inFoldersOf(Path folder) {
        return first(folders(folder), this::inFolder);
    }

    /** A folder was renamed, or the file was moved up or aside: there it has the name that it had. */
    private Optional<Path> beside(Path folder, Path name) {
        var above = folder.getParent();
        if (above == null) return Optional.empty();
        return Optional.of(above.resolve(name))
                .filter(this::isIt)
                .or(() -> first(
                        folders(above),
                        aside -> Optional.of(aside.resolve(name)).filter(this::isIt)));
    }

    private Optional<Path> inFolder(Path folder) {
        return first(
                children(folder, Files::isRegularFile),
                file -> Optional.of(file).filter(this::isIt));
    }

    private List<Path> folders(Path folder) {
        return children(folder, Files::isDirectory);
    }

    private static Optional<Path> first(Collection<Path> places, Look look) {
        for (var place : places) {
            var found = look.at(place);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private interface Look {
        Optional<Path> at(Path place);
    }

    private boolean over() {
        return names >= MOST_NAMES
                || read.size() >= MOST_READ
                || clock.instant().isAfter(end);
    }

    /** In the order of their names, so that the same file is found each time. */
    private List<Path> children(Path folder, DirectoryStream.Filter<Path> wanted) {
        if (over()) return List.of();
        try (var children = Files.newDirectoryStream(folder, path -> {
            names++;
            return wanted.accept(path);
        })) {
            var found = new TreeSet<Path>();
            for (var child : children) {
                found.add(child);
                if (over()) break;
            }
            return List.copyOf(found);
        } catch (IOException | DirectoryIteratorException closed) {
            // A folder that is gone or may not be seen has nothing for us.
            return List.of();
        }
    }

    private boolean isIt(Path file) {
        if (over() || read.contains(file)) return false;
        var about = about(file);
        if (about == null || !about.isRegularFile() || about.size() != source.sizeBytes()) return false;
        read.add(file);
        try {
            return Fingerprint.of(file).equals(source.fingerprint());
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static @Nullable BasicFileAttributes about(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException gone) {
            return null;
        }
    }
}
