package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorText;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobPriority;
import com.cliply.engine.job.JobState;
import com.cliply.engine.job.QueuePause;
import com.cliply.engine.project.Project;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs in the words of the command line, and in JSON. */
final class JobWords {
    private final Stores stores;
    private final Desk desk;
    private final Map<ProjectId, String> names = new HashMap<>();

    JobWords(Stores stores, Desk desk) {
        this.stores = stores;
        this.desk = desk;
    }

    /** The state with what matters in it: how far, how long still, until when. */
    String state(Job job) {
        var texts = desk.texts();
        return switch (job.state()) {
            case JobState.Running running ->
                running(job).isEmpty() ? job.state().name() : job.state().name() + " " + running(job);
            case JobState.Queued queued
            when queued.notBefore().isAfter(desk.clock().instant()) ->
                texts.text("jobs.state.later", job.state().name(), Figures.minute(queued.notBefore(), desk.zone()));
            default -> job.state().name();
        };
    }

    private String running(Job job) {
        var percent = Figures.percent(job.progress());
        return job.left()
                .map(left -> desk.texts().text("jobs.state.left", percent, Figures.clock(left)))
                .orElse(percent);
    }

    /** What a job is about: its project, a priority that is not the usual one, why it stands still. */
    String about(Job job) {
        var parts = new ArrayList<String>();
        if (!project(job).isEmpty()) parts.add(project(job));
        if (job.priority() != JobPriority.NORMAL) parts.add("(" + priority(job) + ")");
        Problem.of(job.state())
                .ifPresent(problem -> parts.add("[" + problem.code().id() + "]"));
        return String.join(" ", parts);
    }

    static String priority(Job job) {
        return job.priority().name().toLowerCase(Locale.ROOT);
    }

    /** The name of its project, empty if it has none. */
    String project(Job job) {
        return job.kind()
                .forProject()
                .map(project -> names.computeIfAbsent(project, this::name))
                .orElse("");
    }

    private String name(ProjectId project) {
        return stores.projects().find(project).map(Project::name).orElse("");
    }

    ErrorText text(Problem problem) {
        return ErrorText.of(problem.code(), problem.facts(), desk.texts().locale());
    }

    /** That the queue is paused, since when, by whom and why. */
    String pause(QueuePause pause) {
        var since = Figures.minute(pause.since(), desk.zone());
        var sentence = pause.reason().isEmpty()
                ? desk.texts().text("jobs.paused", since, pause.actor())
                : desk.texts().text("jobs.paused.because", since, pause.actor(), pause.reason());
        return DisplayText.harmless(sentence);
    }

    Map<String, @Nullable Object> json(Job job) {
        var json = JsonOutput.object(
                "id", job.id().toString(),
                "kind", job.kind().name(),
                "project", job.kind().forProject().map(ProjectId::toString).orElse(null),
                "project_name", project(job),
                "priority", priority(job),
                "state", job.state().name(),
                "attempt", job.attempt(),
                "progress", JsonOutput.number(job.progress()),
                "stage", job.stage(),
                "left_ms", job.left().map(Duration::toMillis).orElse(null),
                "enqueued_at", job.enqueuedAt().toString());
        switch (job.state()) {
            case JobState.Queued queued ->
                json.put("not_before", queued.notBefore().toString());
            case JobState.Waiting waiting -> json.put("open_parents", waiting.parents());
            case JobState.Running running -> {
                json.put("worker", running.worker());
                json.put("heartbeat", running.heartbeat().toString());
            }
            case JobState.Parked parked -> json.put("ended_at", parked.at().toString());
            case JobState.Succeeded succeeded ->
                json.put("ended_at", succeeded.at().toString());
            case JobState.Dead dead -> json.put("ended_at", dead.at().toString());
            case JobState.Cancelled cancelled ->
                json.put("ended_at", cancelled.at().toString());
        }
        Problem.of(job.state()).ifPresent(problem -> {
            var error = problem.json();
            error.put("advice", text(problem).advice());
            json.put("error", error);
        });
        return json;
    }

    static List<Map<String, @Nullable Object>> json(List<JobEvent> history) {
        return history.stream()
                .map(event -> JsonOutput.object(
                        "at", event.at().toString(),
                        "attempt", event.attempt(),
                        "actor", event.actor(),
                        "from", event.from(),
                        "what", event.what(),
                        "detail", event.detail()))
                .toList();
    }
}
