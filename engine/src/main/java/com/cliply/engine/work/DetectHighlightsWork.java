package com.cliply.engine.work;

import com.cliply.engine.analysis.imported.ImportedSignals;
import com.cliply.engine.analysis.transcript.TranscriptSources;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.clip.ClipStore;
import com.cliply.engine.clip.Clips;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.highlight.DetectionWish;
import com.cliply.engine.highlight.EarlyHighlights;
import com.cliply.engine.highlight.Evidence;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.highlight.Profile;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.project.Project;
import com.cliply.engine.project.ProjectStore;
import com.cliply.engine.project.SourceFinder;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.NameFacts;
import com.cliply.engine.render.NameTemplate;
import com.cliply.engine.render.Presets;
import com.cliply.engine.render.RenditionStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;

/** Finds highlights, suggests clips, and orders their renditions where that was wished. */
public final class DetectHighlightsWork implements JobHandler<JobKind.DetectHighlights> {
    /** So much of the work is done when a language model is asked: a guess, its answers take as long as they take. */
    private static final double MEASURED = 0.9;

    private final HighlightFinder finder;
    private final SpokenWords words;
    private final SecondOpinion opinion;
    private final Clips suggestions;
    private final SourceFinder sources;
    private final ProjectStore projects;
    private final ClipStore clips;
    private final RenditionStore renditions;
    private final Presets presets;
    private final JobQueue jobs;
    private final InstantSource clock;
    private final Events events;

    public DetectHighlightsWork(
            HighlightFinder finder,
            TranscriptSources transcripts,
            FindAids aids,
            Clips suggestions,
            SourceFinder sources,
            ProjectStore projects,
            ClipStore clips,
            RenditionStore renditions,
            Presets presets,
            JobQueue jobs,
            InstantSource clock,
            Events events) {
        this.finder = finder;
        words = new SpokenWords(transcripts, aids);
        opinion = new SecondOpinion(aids);
        this.suggestions = suggestions;
        this.sources = sources;
        this.projects = projects;
        this.clips = clips;
        this.renditions = renditions;
        this.presets = presets;
        this.jobs = jobs;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Class<JobKind.DetectHighlights> kind() {
        return JobKind.DetectHighlights.class;
    }

    @Override
    public void run(JobKind.DetectHighlights kind, JobContext context) {
        var project = Projects.required(projects, kind.project());
        var source = sources.required(project, context::commit);
        var help = kind.help();
        var notes = new JobNotes(context.job(), events);
        var monitor = context.stage("analysing", 0, help.aids().isEmpty() ? 1 : MEASURED);
        var said = words.known(kind, source, monitor);
        var imported = ImportedSignals.readUsable(
                source.path(),
                help.heatMap(),
                help.chat(),
                source.info().readableDuration(),
                why -> notes.tell("Highlights are found without it.", why));
        var request = new FindRequest(source.path(), source.info(), said.transcript(), imported.tracks(), wish(kind));
        EarlyHighlights early = (soFar, measured) -> events.announce(emerging(project.id(), soFar, measured));
        var found = finder.find(request, early, monitor).noting(said.notices());
        found.notices().forEach(notice -> notes.tell(notice.code(), notice.text()));
        var highlights = opinion.of(found, help, said.transcript(), context.stage("asking", MEASURED, 1), notes);
        context.commit(() -> {
            var existing = clips.ofProject(project.id());
            var suggested = suggestions.suggest(project.id(), existing, highlights);
            Clips.outdated(existing, suggested).stream()
                    .filter(clip -> renditions.ofClip(clip.id()).isEmpty())
                    .forEach(clip -> clips.remove(clip.id()));
            suggested.forEach(clips::save);
            var order = kind.then();
            if (order != null) order(project, suggested, order);
        });
        events.announce(new StudioEvent.ClipsSuggested(project.id(), highlights.size()));
    }

    private static DetectionWish wish(JobKind.DetectHighlights kind) {
        var limits = new DetectionLimits(kind.count(), kind.minLength(), kind.maxLength());
        var changes = new EnumMap<Evidence, Double>(Evidence.class);
        kind.help()
                .weights()
                .forEach((id, weight) -> Evidence.of(id).ifPresent(evidence -> changes.put(evidence, weight)));
        var profile = kind.help().profile();
        return new DetectionWish(limits, profile == null ? null : Profile.valueOf(profile), changes);
    }

    private static StudioEvent emerging(ProjectId project, Detection soFar, Duration measured) {
        return new StudioEvent.HighlightsEmerging(
                project,
                measured,
                soFar.highlights().stream()
                        .map(one -> new StudioEvent.HighlightsEmerging.Emerging(one.range(), one.score(), one.title()))
                        .toList());
    }

    private void order(Project project, List<Clip> suggested, JobKind.RenderOrder order) {
        var template = NameTemplate.parse(order.names());
        var preset = presets.named(order.preset());
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        var taken = new HashSet<Path>();
        var number = 0;
        for (var clip : suggested) {
            number++;
            if (clip.score() < order.minScore() || clip.status() == ClipStatus.REJECTED) continue;
            var outputs = new ArrayList<JobKind.RenderClip.Output>();
            for (var aspect : order.aspects()) {
                var facts = NameFacts.of(project, number, clip, preset, Aspect.parse(aspect), today);
                var file = template.file(order.folder(), facts, preset.suffix(), taken::contains);
                taken.add(file);
                outputs.add(new JobKind.RenderClip.Output(clip.id(), order.preset(), aspect, file, SoundWish.PLAIN));
            }
            var size = clip.duration().multipliedBy(outputs.size());
            jobs.enqueue(
                    JobOrder.of(new JobKind.RenderClip(project.id(), outputs)).withSize(size));
        }
    }
}
