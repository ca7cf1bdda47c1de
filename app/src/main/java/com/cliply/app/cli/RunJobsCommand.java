package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobFilter;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import com.cliply.engine.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does what is queued, for instance after a crash. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Does all that is queued, and ends when nothing is left to do.",
        footer = {"", "@|bold Example:|@", "  cliply jobs run", "", "Ctrl-C stops it; what is not done stays queued."})
final class RunJobsCommand implements Callable<Integer> {
    private static final int ALL = 1_000_000;
    private static final Set<String> UNFINISHED = Set.of("waiting", "queued", "running");

    private final Desk desk;

    RunJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            if (stores.jobs().unfinished() == 0) {
                desk.say(desk.texts().text("jobs.run.none"));
                return ExitCode.DONE.number();
            }
            stores.operations().pause().ifPresent(pause -> {
                var why =
                        desk.texts().text("jobs.run.paused", Figures.minute(pause.since(), desk.zone()), pause.actor());
                throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, "jobs run", why);
            });
            var since = oldestUnfinished(stores);
            var over = new HashSet<JobId>();
            for (var job : jobs(stores, since)) if (job.state().ended()) over.add(job.id());
            try (var view = desk.progress();
                    var watch = new JobWatch(
                            studio, new JobProgress(view, stores, desk.texts(), desk.clock()), desk.interruption())) {
                studio.runner().start();
                watch.await(() -> ours(stores, since, over), true);
            } finally {
                writeLists(stores, ours(stores, since, over));
            }
            return tell(ours(stores, since, over)).number();
        }
    }

    /** Nothing that was enqueued before it can be of interest. */
    private static Instant oldestUnfinished(Stores stores) {
        return stores.jobs().list(JobFilter.newest(ALL).inStates(UNFINISHED)).stream()
                .map(Job::enqueuedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static List<Job> jobs(Stores stores, Instant since) {
        return stores.jobs().list(JobFilter.newest(ALL).since(since)).reversed();
    }

    private static List<Job> ours(Stores stores, Instant since, Set<JobId> over) {
        return jobs(stores, since).stream()
                .filter(job -> !over.contains(job.id()))
                .toList();
    }

    private ExitCode tell(List<Job> ours) {
        var problems = new LinkedHashSet<Problem>();
        for (var job : ours) Problem.of(job.state()).ifPresent(problems::add);
        problems.forEach(problem -> desk.errors().tell(problem.code(), problem.facts()));
        var done = ours.stream()
                .filter(job -> job.state() instanceof JobState.Succeeded)
                .count();
        if (done > 0) desk.done(desk.texts().counted("jobs.run.done", done));
        if (problems.isEmpty()) return ExitCode.DONE;
        var reasons = problems.stream()
                .map(problem -> ExitCode.of(problem.code()))
                .distinct()
                .toList();
        return done == 0 && reasons.size() == 1 ? reasons.getFirst() : ExitCode.PARTLY;
    }

    /** Every folder to which something was rendered gets the list that its {@code clip} could not write any more. */
    private void writeLists(Stores stores, List<Job> ours) {
        var wishes = new LinkedHashMap<Path, List<Job>>();
        ours.stream().map(Job::origin).distinct().map(stores.jobs()::ofOrigin).forEach(wish -> {
            if (ResumedRenders.are(wish)) new ResumedRenders(desk, stores).list(wish);
            else wish.forEach(job -> folder(job.kind()).ifPresent(folder -> wishes.put(folder, wish)));
        });
        var reader = new Outcomes(stores);
        wishes.forEach((folder, wish) -> {
            var outcomes = projects(stores, wish).stream()
                    .map(project -> reader.of(project, project.source().path(), folder, wish))
                    .toList();
            if (!outcomes.isEmpty() && Files.isDirectory(folder))
                new OutputFolder(folder).writeList(outcomes, HighlightFinder.ENGINE, new JsonOutput());
            new ClipSummary(desk).files(outcomes, folder.toString());
        });
    }

    /** In the order in which they were asked for. */
    private static List<Project> projects(Stores stores, List<Job> wish) {
        return wish.stream()
                .flatMap(job -> job.kind().forProject().stream())
                .distinct()
                .flatMap(project -> stores.projects().find(project).stream())
                .toList();
    }

    /** Where the files go that come of this work. */
    private static Optional<Path> folder(JobKind kind) {
        return switch (kind) {
            case JobKind.ProbeSource probe -> probe.then() == null ? Optional.empty() : folder(probe.then());
            case JobKind.DetectHighlights detect ->
                detect.then() == null
                        ? Optional.empty()
                        : Optional.of(detect.then().folder());
            case JobKind.MakeProxy other -> Optional.empty();
            case JobKind.TranscribeSource transcribe ->
                transcribe.then() == null ? Optional.empty() : folder(transcribe.then());
            // Of those that follow a detection, that one knows it.
            case JobKind.RenderClip other -> Optional.empty();
            case JobKind.MakeThumbnails other -> Optional.empty();
            case JobKind.Publish other -> Optional.empty();
            case JobKind.BackUp other -> Optional.empty();
            case JobKind.PurgeJobs other -> Optional.empty();
            case JobKind.Unknown other -> Optional.empty();
        };
    }
}
