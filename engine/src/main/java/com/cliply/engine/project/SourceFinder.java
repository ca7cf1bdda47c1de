package com.cliply.engine.project;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the file of a project as it was imported, also where somebody has moved it since. */
public final class SourceFinder {
    private static final Logger log = LoggerFactory.getLogger(SourceFinder.class);

    private final ProjectStore projects;
    private final InstantSource clock;

    public SourceFinder(ProjectStore projects, InstantSource clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * Looks at the file where it was, at the cost of three mebibytes, and looks around for it if that is not it.
     *
     * @throws InputException {@code file_not_readable} if it is there and may not be read
     */
    public SourceState find(Project project) {
        var source = project.source();
        var there = Files.isRegularFile(source.path());
        if (there && isStill(source)) return new SourceState.Found(source);
        var moved = new SourceSearch(source, clock).find(projects.all());
        if (moved.isPresent()) return new SourceState.Moved(source.seenAt(moved.get()));
        return there ? new SourceState.Changed(source.path()) : new SourceState.Missing(source.path());
    }

    private static boolean isStill(SourceMedia source) {
        try {
            return Files.size(source.path()) == source.sizeBytes()
                    && Fingerprint.of(source.path()).equals(source.fingerprint());
        } catch (IOException refused) {
            throw new InputException(
                    ErrorCode.FILE_NOT_READABLE, refused, source.path().toString());
        }
    }

    /**
     * The source as work has to use it; if it was moved, its project knows the new place from then on.
     *
     * @param commit makes the change, as {@link com.cliply.engine.job.JobContext#commit} does
     * @throws InputException {@code source_missing} or {@code source_changed}, with what a person can do about it, or
     *     {@code file_not_readable}
     */
    public SourceMedia required(Project project, Consumer<Runnable> commit) {
        return switch (find(project)) {
            case SourceState.Found(var source) -> source;
            case SourceState.Moved(var source) -> {
                commit.accept(() -> remember(project, source));
                log.info("the source of project {} was found in another place", project.id());
                yield source;
            }
            case SourceState.Changed(var path) ->
                throw new InputException(
                        ErrorCode.SOURCE_CHANGED, path.toString(), project.id().toString());
            case SourceState.Missing(var path) ->
                throw new InputException(
                        ErrorCode.SOURCE_MISSING, path.toString(), project.id().toString());
        };
    }

    /** Unless somebody has given it another file meanwhile. */
    private void remember(Project project, SourceMedia moved) {
        projects.find(project.id())
                .filter(now -> now.source().equals(project.source()))
                .ifPresent(now -> projects.save(now.withSource(moved)));
    }
}
