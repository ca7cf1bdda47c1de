package com.cliply.engine.render;

import com.cliply.engine.id.RenditionId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.Transactions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the pieces of renditions with which nobody goes on: those of jobs that succeeded, were cancelled or are forgotten.
 * A dead job keeps its own, for it may be tried again. What other machines that share the database have under way is theirs:
 * their folders are not here, and their rows stay for as long as their jobs may go on.
 */
public final class RenderSweep {
    private static final Logger log = LoggerFactory.getLogger(RenderSweep.class);
    private static final Pattern RENDITION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What is about to be removed; whoever begins the same rendition meanwhile makes a folder of its own. */
    private static final String ASIDE = ".gone";

    private static final Duration SURELY_LEFT = Duration.ofDays(1);
    private static final int ENOUGH = 100;

    private final Path renders;
    private final InstantSource clock;
    private final Supplier<List<Remembered>> workspaces;

    /** What one workspace knows of its renditions and jobs. */
    public record Remembered(RenderJournal journal, JobQueue jobs, Transactions transactions) {}

    /**
     * Sweeps one folder.
     *
     * @param renders has one folder for each rendition under way, named by its id; it need not be there
     * @param workspaces all that there are, for their renditions lie side by side
     */
    public RenderSweep(Path renders, InstantSource clock, Supplier<List<Remembered>> workspaces) {
        this.renders = renders;
        this.clock = clock;
        this.workspaces = workspaces;
    }

    /** Where the pieces of a rendition lie. */
    public static Path folderOf(Path renders, RenditionId rendition) {
        return renders.resolve(rendition.toString());
    }

    /** Looks at all rows and folders. What cannot be removed now is left for the next time. */
    public synchronized void sweep() {
        var all = workspaces.get();
        var kept = new HashSet<String>();
        for (var workspace : all)
            for (var render : workspace.journal().all())
                if (!forgotten(workspace, render)) kept.add(render.id().toString());
        for (var folder : folders()) orphan(folder, kept, all);
        for (var folder : folders()) if (nameOf(folder).endsWith(ASIDE)) remove(folder);
    }

    /** Its folder goes first: a row without a folder costs nothing, a folder without a row might stay. */
    private boolean forgotten(Remembered workspace, RenderJournal.Render render) {
        if (mayGoOn(workspace, render)) return false;
        // Nobody can put the job back meanwhile: that would be another transaction.
        return workspace.transactions().inTransaction(() -> {
            if (mayGoOn(workspace, render) || !setAside(folderOf(renders, render.id()))) return false;
            workspace.journal().forget(render.id());
            log.info("the pieces of rendition {} of job {} are removed", render.id(), render.job());
            return true;
        });
    }

    private static boolean mayGoOn(Remembered workspace, RenderJournal.Render render) {
        return workspace.jobs().find(render.job()).filter(RenderSweep::mayGoOn).isPresent();
    }

    private static boolean mayGoOn(Job job) {
        return switch (job.state()) {
            case JobState.Waiting waiting -> true;
            case JobState.Queued queued -> true;
            case JobState.Running running -> true;
            case JobState.Parked parked -> true;
            case JobState.Dead dead -> true;
            case JobState.Succeeded succeeded -> false;
            case JobState.Cancelled cancelled -> false;
        };
    }

    /** A folder without a row: its rendition is about to begin, or it was left behind. */
    private void orphan(Path folder, Set<String> kept, List<Remembered> all) {
        var name = nameOf(folder);
        if (kept.contains(name) || !RENDITION.matcher(name).matches()) return;
        var id = new RenditionId(UUID.fromString(name));
        if (!isOld(folder) && !isOver(id, all)) return;
        if (all.stream().allMatch(workspace -> workspace.journal().find(id).isEmpty()) && setAside(folder))
            log.info("the pieces of rendition {} were left behind and are removed", id);
    }

    /** A rendition's id begins as its job's does. */
    private static boolean isOver(RenditionId id, List<Remembered> all) {
        var high = id.value().getMostSignificantBits();
        var digits = id.toString().replace("-", "").substring(0, Long.BYTES * 2);
        var jobs = all.stream()
                .flatMap(workspace -> workspace.jobs().beginningWith(digits, ENOUGH).stream())
                .filter(job -> job.id().value().getMostSignificantBits() == high)
                .toList();
        return !jobs.isEmpty() && jobs.stream().noneMatch(RenderSweep::mayGoOn);
    }

    private boolean isOld(Path folder) {
        try {
            var changed = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
            return changed.toInstant().isBefore(clock.instant().minus(SURELY_LEFT));
        } catch (IOException gone) {
            return false;
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(renders)) return List.of();
        try (var folders = Files.list(renders)) {
            return folders.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException closed) {
            log.warn("the folder of what is being rendered cannot be read", closed);
            return List.of();
        }
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /** Returns whether it is no longer in its place. */
    private static boolean setAside(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return true;
        var aside = folder.resolveSibling(nameOf(folder) + ASIDE);
        try {
            remove(aside);
            Files.move(folder, aside);
            return true;
        } catch (IOException inUse) {
            log.warn("{} cannot be removed now", folder.getFileName(), inUse);
            return false;
        }
    }

    /** With all that is in it; a link is removed, not followed. */
    private static void remove(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException broken)
                        throws IOException {
                    if (broken != null) throw broken;
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException inUse) {
            log.warn("{} cannot be removed now", folder.getFileName(), inUse);
        }
    }
}
