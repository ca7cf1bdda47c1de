package com.cliply.app.cli;

import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.Stores;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.HoldReason;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.LaneHold;
import com.cliply.engine.project.Project;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns news of jobs into progress: jobs of one kind are a stage, and its bar runs over all of them. */
final class JobProgress {
    private static final String RENDERING = "render-clip";
    private final ProgressView view;
    private final Stores stores;
    private final Texts texts;
    private final InstantSource clock;
    private final Map<JobId, String> subjects = new HashMap<>();
    private final Map<JobId, String> kinds = new HashMap<>();
    private final Set<JobId> ended = new HashSet<>();
    private final Map<String, Set<JobId>> ofKind = new HashMap<>();
    private final Set<ProjectId> projects = new HashSet<>();
    private final Map<String, Instant> begun = new HashMap<>();

    private final Set<HoldReason> told = EnumSet.noneOf(HoldReason.class);

    private boolean stopping;

    JobProgress(ProgressView view, Stores stores, Texts texts, InstantSource clock) {
        this.view = view;
        this.stores = stores;
        this.texts = texts;
        this.clock = clock;
    }

    /** Hears of all jobs that are waited for; those of others are not shown. */
    void waitsFor(List<Job> known) {
        for (var job : known) {
            kinds.putIfAbsent(job.id(), job.kind().name());
            ofKind.computeIfAbsent(job.kind().name(), _ -> new HashSet<>()).add(job.id());
            job.kind().forProject().ifPresent(projects::add);
            if (job.state().ended()) ended.add(job.id());
            else subjects.computeIfAbsent(job.id(), _ -> subject(job.kind()));
        }
    }

    void started(StudioEvent.JobStarted news) {
        if (!kinds.containsKey(news.job())) return;
        ended.remove(news.job());
        begun.putIfAbsent(news.kind(), clock.instant());
        show(new StudioEvent.JobProgressed(news.job(), "", 0, 0));
    }

    void show(StudioEvent.JobProgressed news) {
        var kind = kinds.get(news.job());
        if (kind == null || stopping) return;
        var all = ofKind.getOrDefault(kind, Set.of());
        var done = all.stream().filter(ended::contains).count();
        var fraction = Math.clamp((done + news.fraction()) / Math.max(1, all.size()), 0, 1);
        var elapsed = Duration.between(begun.getOrDefault(kind, clock.instant()), clock.instant());
        var stage = stageName(kind) + (all.size() > 1 ? " " + Math.min(done + 1, all.size()) + "/" + all.size() : "");
        var subject = subjects.getOrDefault(news.job(), "");
        // Reading and analysing have one stage each, which says no more than their name.
        var detail =
                news.stage().isEmpty() || !kind.equals(RENDERING) ? "" : news.stage() + (subject.isEmpty() ? "" : ", ");
        view.show(new Progress(stage, detail + subject, fraction, news.speed(), Progress.left(fraction, elapsed)));
    }

    void noted(StudioEvent.JobNoted news) {
        if (kinds.containsKey(news.job()) && !stopping) view.note(news.text());
    }

    /** What was found so far in a video that is waited for. */
    void emerging(StudioEvent.HighlightsEmerging news) {
        if (!projects.contains(news.project()) || stopping) return;
        stores.projects()
                .find(news.project())
                .map(project ->
                        new EarlyLine(texts, view, project.source().info().duration()))
                .ifPresent(line -> line.found(news));
    }

    void ended(StudioEvent.JobEnded news) {
        if (!kinds.containsKey(news.job())) return;
        if (news.state().equals("queued")) {
            view.note(texts.text("progress.again", stageName(news.kind()), subjects.getOrDefault(news.job(), "")));
            return;
        }
        ended.add(news.job());
    }

    /** Says once why nothing starts, and how it would. */
    void holds(List<LaneHold> holds) {
        for (var hold : holds)
            if (told.add(hold.reason())
                    && texts.has("jobs.hold." + hold.reason().id()))
                view.note(texts.text("jobs.hold." + hold.reason().id()));
    }

    void stopping(Wish wish) {
        stopping = true;
        view.note(texts.text(wish == Wish.CANCEL ? "progress.cancelling" : "progress.leaving"));
    }

    /** Kinds come from the table, which a newer version may have written. */
    private String stageName(String kind) {
        return texts.has("progress." + kind) ? texts.text("progress." + kind) : kind;
    }

    private String subject(JobKind kind) {
        if (kind instanceof JobKind.RenderClip render)
            return render.clips().stream()
                    .flatMap(clip -> stores.clips().find(clip).stream())
                    .map(Clip::title)
                    .collect(Collectors.joining(", "));
        return kind.forProject()
                .flatMap(stores.projects()::find)
                .map(Project::name)
                .orElse("");
    }
}
