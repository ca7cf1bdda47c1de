package com.cliply.engine.job;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a job does, and all that it needs to know to do it again after a crash: ids and small values only. */
public sealed interface JobKind {
    /** The stable name in tables, logs and texts. */
    String name();

    /** The project that the work is for, if it is for one. */
    Optional<ProjectId> forProject();

    /** Work for one project. */
    sealed interface OfProject extends JobKind {
        ProjectId project();

        @Override
        default Optional<ProjectId> forProject() {
            return Optional.of(project());
        }
    }

    /** Looks closely at a source, then goes on with {@code then} if there is one. */
    record ProbeSource(
            ProjectId project, SourceId source, @Nullable DetectHighlights then) implements OfProject {
        @Override
        public String name() {
            return "probe-source";
        }
    }

    /**
     * Makes the small copy that is played while editing.
     *
     * @param around times of the source around which it is made first, the most urgent first
     */
    record MakeProxy(ProjectId project, SourceId source, List<MediaTime> around) implements OfProject {
        public MakeProxy {
            around = List.copyOf(around);
        }

        public MakeProxy(ProjectId project, SourceId source) {
            this(project, source, List.of());
        }

        @Override
        public String name() {
            return "make-proxy";
        }
    }

    /**
     * Turns speech into words with times, and keeps them by the content of the file. Then, or if that cannot be done, it goes
     * on with {@code then} if there is one.
     */
    record TranscribeSource(
            ProjectId project, SourceId source, @Nullable DetectHighlights then) implements OfProject {
        public TranscribeSource(ProjectId project, SourceId source) {
            this(project, source, null);
        }

        @Override
        public String name() {
            return "transcribe-source";
        }
    }

    /**
     * Finds the moments worth a clip and suggests clips, then renders the best of them if an order says so.
     *
     * @param count how many at most
     * @param transcript a subtitle file to use, or null for what lies beside the source or within it
     */
    record DetectHighlights(
            ProjectId project,
            SourceId source,
            int count,
            Duration minLength,
            Duration maxLength,
            @Nullable Path transcript,
            @Nullable RenderOrder then,
            FindHelp help)
            implements OfProject {
        /** Without any further help. */
        public DetectHighlights(
                ProjectId project,
                SourceId source,
                int count,
                Duration minLength,
                Duration maxLength,
                @Nullable Path transcript,
                @Nullable RenderOrder then) {
            this(project, source, count, minLength, maxLength, transcript, then, FindHelp.NONE);
        }

        @Override
        public String name() {
            return "detect-highlights";
        }
    }

    /** Renders files of clips of one project; those that show the same stretches share one decoding of the source. */
    record RenderClip(ProjectId project, List<Output> outputs) implements OfProject {
        public RenderClip {
            outputs = List.copyOf(outputs);
        }

        /** Each once, in the order of the outputs. */
        public Set<ClipId> clips() {
            return outputs.stream().map(Output::clip).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        @Override
        public String name() {
            return "render-clip";
        }

        /**
         * One file to make.
         *
         * @param preset name of a render preset
         * @param aspect as {@code 9:16}, or {@code source} for the source's own
         * @param file the final name, absolute; a free one is chosen beside it if it is taken when the work is done
         */
        public record Output(ClipId clip, String preset, String aspect, Path file, SoundWish sound) {}
    }

    /** Chooses and writes pictures that stand for a clip. */
    record MakeThumbnails(ProjectId project, ClipId clip) implements OfProject {
        @Override
        public String name() {
            return "make-thumbnails";
        }
    }

    /** Puts a rendition on an account. */
    record Publish(ProjectId project, PublicationId publication) implements OfProject {
        @Override
        public String name() {
            return "publish";
        }
    }

    /** Makes a backup of all that the studio remembers. */
    record BackUp() implements JobKind {
        @Override
        public String name() {
            return "back-up";
        }

        @Override
        public Optional<ProjectId> forProject() {
            return Optional.empty();
        }
    }

    /** Forgets the ended jobs whose time is over. */
    record PurgeJobs() implements JobKind {
        @Override
        public String name() {
            return "purge-jobs";
        }

        @Override
        public Optional<ProjectId> forProject() {
            return Optional.empty();
        }
    }

    /**
     * Work that this version cannot read, written by another one or damaged: it can be shown and cancelled, not run.
     *
     * @param name as it stands in the table, with its version: {@code render-clip/7}
     */
    record Unknown(String name, Optional<ProjectId> forProject) implements JobKind {}

    /**
     * What to render once highlights are known.
     *
     * @param folder absolute, where the files go
     * @param aspects as {@code 9:16}, or {@code source}
     * @param minScore 0..1; highlights below it are suggested but not rendered
     * @param names template of the files' names, as {@link com.cliply.engine.render.NameTemplate} reads it
     */
    record RenderOrder(Path folder, String preset, List<String> aspects, double minScore, String names) {
        /** How files are named where nothing is said of it. */
        public static final String USUAL_NAMES = "{source}-{clip:02}-{title}-{aspect}";

        public RenderOrder {
            aspects = List.copyOf(aspects);
        }
    }
}
