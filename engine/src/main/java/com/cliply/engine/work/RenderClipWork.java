package com.cliply.engine.work;

import com.cliply.engine.clip.ClipStore;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.project.ProjectStore;
import com.cliply.engine.project.SourceFinder;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.Placement;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderAttempt;
import com.cliply.engine.render.RenderJournal;
import com.cliply.engine.render.RenderTask;
import com.cliply.engine.render.RenderedFile;
import com.cliply.engine.render.Renderer;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.render.RenditionStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Renders the files of a job. Each is written beside its final name, its row is saved with its hash, then it is moved: killed
 * anywhere, the next attempt sees from rows and files how far it came.
 */
public final class RenderClipWork implements JobHandler<JobKind.RenderClip> {
    private final Renderer renderer;
    private final SourceFinder sources;
    private final Path folder;
    private final RenderJournal journal;
    private final Presets presets;
    private final ProjectStore projects;
    private final ClipStore clips;
    private final RenditionStore renditions;
    private final InstantSource clock;
    private final Events events;

    /** @param folder for pieces of renditions, the studio's own */
    public RenderClipWork(
            Renderer renderer,
            SourceFinder sources,
            Path folder,
            RenderJournal journal,
            Presets presets,
            ProjectStore projects,
            ClipStore clips,
            RenditionStore renditions,
            InstantSource clock,
            Events events) {
        this.renderer = renderer;
        this.sources = sources;
        this.folder = folder;
        this.journal = journal;
        this.presets = presets;
        this.projects = projects;
        this.clips = clips;
        this.renditions = renditions;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Class<JobKind.RenderClip> kind() {
        return JobKind.RenderClip.class;
    }

    @Override
    public void run(JobKind.RenderClip kind, JobContext context) {
        var source = sources.required(Projects.required(projects, kind.project()), context::commit);
        var attempt = new RenderAttempt(context.job(), context.attempt(), folder, journal, context::commit);
        var open = new LinkedHashMap<RenderTask, JobKind.RenderClip.Output>();
        for (int index = 0; index < kind.outputs().size(); index++) {
            var output = kind.outputs().get(index);
            // The same for each attempt: that is how an attempt knows what the one before it made.
            var id = new RenditionId(Ids.derived(context.job().value(), index));
            var task = task(id, source, output);
            if (alreadyMade(id, context)) renderer.discard(task, attempt);
            else open.put(task, output);
        }
        if (!open.isEmpty()) render(open, attempt, context);
    }

    private void render(Map<RenderTask, JobKind.RenderClip.Output> tasks, RenderAttempt attempt, JobContext context) {
        var left = new HashMap<>(tasks);
        var reached = new double[] {0};
        try {
            renderer.render(
                    tasks.keySet().stream().toList(),
                    attempt,
                    (stage, until) -> {
                        var monitor = context.stage(stage, reached[0], until);
                        reached[0] = until;
                        return monitor;
                    },
                    (task, made) -> {
                        place(task, made, Objects.requireNonNull(tasks.get(task)), context);
                        left.remove(task);
                    });
        } catch (CancelledException cancelled) {
            // Nothing is left of what nobody wants; an attempt that only lost its place is refused here.
            for (var task : left.keySet()) renderer.discard(task, attempt);
            throw cancelled;
        }
    }

    private RenderTask task(RenditionId id, SourceMedia source, JobKind.RenderClip.Output output) {
        var clip = clips.find(output.clip())
                .orElseThrow(() ->
                        new InputException(ErrorCode.NOT_FOUND, output.clip().toString(), "clip"));
        return new RenderTask(
                id,
                source,
                clip.ranges(),
                presets.named(output.preset()),
                Aspect.parse(output.aspect()),
                output.sound(),
                Placement.partOf(output.file()));
    }

    /** Finishes what an earlier attempt of this job had verified, and forgets what it had not moved yet. */
    private boolean alreadyMade(RenditionId id, JobContext context) {
        var earlier = renditions.find(id);
        if (earlier.isEmpty()) return false;
        if (Placement.stands(earlier.get())) {
            if (earlier.get().status() == Rendition.Status.PLACING)
                context.commit(() -> renditions.save(earlier.get().ready()));
            return true;
        }
        context.commit(() -> renditions.remove(id));
        return false;
    }

    private void place(RenderTask task, RenderedFile made, JobKind.RenderClip.Output output, JobContext context) {
        var file = Placement.choose(renderer.named(task, output.file()));
        var rendition = rendition(task.id(), output, made, file);
        context.commit(() -> renditions.save(rendition));
        Placement.place(made.part(), file);
        context.commitDurably(() -> renditions.save(rendition.ready()));
        events.announce(new StudioEvent.RenditionReady(rendition.id(), output.clip()));
    }

    private Rendition rendition(RenditionId id, JobKind.RenderClip.Output output, RenderedFile made, Path file) {
        return new Rendition(
                id,
                output.clip(),
                output.preset(),
                output.aspect(),
                file,
                Rendition.Status.PLACING,
                made.size(),
                made.duration(),
                made.encoder(),
                made.loudness().integratedLufs(),
                made.loudness().truePeakDbtp(),
                made.bytes(),
                made.sha256(),
                made.notes(),
                clock.instant());
    }
}
