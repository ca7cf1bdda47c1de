package com.cliply.engine.work;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStore;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.project.Project;
import com.cliply.engine.project.ProjectStore;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.Placement;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenderedFile;
import com.cliply.engine.render.Renderer;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.render.RenditionStore;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Renders a clip's files one after the other. Each is written beside its final name, its row is saved with its hash, then it
 * is moved: killed anywhere, the next attempt sees from row and file how far it came.
 */
public final class RenderClipWork implements JobHandler<JobKind.RenderClip> {
    private final Renderer renderer;
    private final Presets presets;
    private final ProjectStore projects;
    private final ClipStore clips;
    private final RenditionStore renditions;
    private final InstantSource clock;
    private final Events events;

    public RenderClipWork(
            Renderer renderer,
            Presets presets,
            ProjectStore projects,
            ClipStore clips,
            RenditionStore renditions,
            InstantSource clock,
            Events events) {
        this.renderer = renderer;
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
        var project = Projects.required(projects, kind.project());
        for (int index = 0; index < kind.outputs().size(); index++) {
            var output = kind.outputs().get(index);
            var clip = clips.find(output.clip())
                    .orElseThrow(() -> new InputException(
                            ErrorCode.NOT_FOUND, output.clip().toString(), "clip"));
            // The same for each attempt: that is how an attempt knows what the one before it made.
            var id = new RenditionId(Ids.derived(context.job().value(), index));
            if (alreadyMade(id, context)) continue;
            var share = 1.0 / kind.outputs().size();
            make(id, project, clip, output, context, index * share, share);
        }
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

    private void make(
            RenditionId id,
            Project project,
            Clip clip,
            JobKind.RenderClip.Output output,
            JobContext context,
            double from,
            double share) {
        var part = Placement.partOf(output.file());
        var reached = new double[] {0};
        var made = renderer.render(
                project.source(),
                clip.ranges(),
                presets.named(output.preset()),
                Aspect.parse(output.aspect()),
                part,
                (stage, until) -> {
                    var monitor = context.stage(
                            stage + " " + output.aspect(), from + share * reached[0], from + share * until);
                    reached[0] = until;
                    return monitor;
                });
        var file = Placement.choose(output.file());
        var rendition = rendition(id, clip, output, made, file);
        context.commit(() -> renditions.save(rendition));
        Placement.place(part, file);
        context.commitDurably(() -> renditions.save(rendition.ready()));
        events.announce(new StudioEvent.RenditionReady(rendition.id(), clip.id()));
    }

    private Rendition rendition(
            RenditionId id, Clip clip, JobKind.RenderClip.Output output, RenderedFile made, Path file) {
        return new Rendition(
                id,
                clip.id(),
                output.preset(),
                output.aspect(),
                file,
                Rendition.Status.PLACING,
                made.size(),
                made.duration(),
                made.encoder(),
                made.loudness().integratedLufs(),
                made.bytes(),
                made.sha256(),
                clock.instant());
    }
}
