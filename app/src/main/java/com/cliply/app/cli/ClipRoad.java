package com.cliply.app.cli;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobOrder;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.project.ImportResult;
import com.cliply.engine.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The whole road: videos in, finished clips and their list out. */
final class ClipRoad {
    private final Desk desk;
    private final String engine;

    ClipRoad(Desk desk, String engine) {
        this.desk = desk;
        this.engine = engine;
    }

    ExitCode follow(ClipOrder order) {
        var folder = new OutputFolder(order.folder());
        try (var studio = desk.open()) {
            folder.prepare();
            var imports = new Imports(desk, studio);
            var imported = new LinkedHashMap<Path, Project>();
            var refused = new LinkedHashMap<Path, VideoOutcome>();
            order.videos().stream().distinct().forEach(video -> sort(imports, video, imported, refused));
            var jobs = work(studio, order, folder, imported);
            var outcomes = outcomes(studio, order, imported, refused, jobs);
            folder.writeList(outcomes, engine, new JsonOutput());
            new ClipSummary(desk).tell(outcomes, order);
            return VideoOutcome.exitCode(outcomes);
        }
    }

    private void sort(Imports imports, Path video, Map<Path, Project> imported, Map<Path, VideoOutcome> refused) {
        switch (imports.of(video)) {
            case ImportResult.Imported fresh -> imported.put(video, fresh.project());
            case ImportResult.AlreadyImported known -> imported.put(video, known.project());
            case ImportResult.Refused refusal -> {
                desk.errors().tell(refusal.code(), refusal.facts());
                refused.put(video, VideoOutcome.failed(video, new Problem(refusal.code(), refusal.facts())));
            }
        }
    }

    /** Returns all jobs of this order, when they have ended. */
    private List<Job> work(OpenStudio studio, ClipOrder order, OutputFolder folder, Map<Path, Project> imported) {
        if (imported.isEmpty()) return List.of();
        var stores = studio.stores();
        var first = stores.transactions().inTransaction(() -> enqueued(stores.jobs(), order, projects(imported)));
        try {
            return new OwnWork(desk, studio).done(first);
        } catch (CancelledException cancelled) {
            // What was finished stays, and is described; a folder without a clip gets no list.
            var outcomes =
                    outcomes(studio, order, imported, Map.of(), stores.jobs().ofOrigin(first));
            if (outcomes.stream().anyMatch(outcome -> !outcome.files().isEmpty()))
                folder.writeList(outcomes, engine, new JsonOutput());
            throw cancelled;
        }
    }

    private static List<VideoOutcome> outcomes(
            OpenStudio studio,
            ClipOrder order,
            Map<Path, Project> imported,
            Map<Path, VideoOutcome> refused,
            List<Job> ours) {
        var reader = new Outcomes(studio.stores());
        var outcomes = new ArrayList<VideoOutcome>();
        for (var video : order.videos()) {
            var project = imported.get(video);
            var refusal = refused.get(video);
            if (project != null) outcomes.add(reader.of(project, video, order.folder(), ours));
            else if (refusal != null) outcomes.add(refusal);
        }
        return outcomes;
    }

    /** One wish, however many videos: returns the job that it is known by. */
    private static JobId enqueued(JobQueue jobs, ClipOrder order, List<Project> projects) {
        JobId first = null;
        for (var project : projects) {
            var step =
                    JobOrder.of(order.firstStep(project.id(), project.source().id()));
            var id = jobs.enqueue(first == null ? step : step.partOf(first));
            if (first == null) first = id;
        }
        return Objects.requireNonNull(first);
    }

    /** Two names may lead to the same content, which is one project. */
    private static List<Project> projects(Map<Path, Project> imported) {
        var byId = new LinkedHashMap<Object, Project>();
        imported.values().forEach(project -> byId.put(project.id(), project));
        return List.copyOf(byId.values());
    }
}
