package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobState;
import com.cliply.engine.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    /** The videos of one {@code clip} are enqueued in one transaction. */
    private static final Duration ONE_COMMAND = Duration.ofSeconds(2);

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
            var over = new HashSet<JobId>();
            for (var job : stores.jobs().newest(ALL)) if (job.state().ended()) over.add(job.id());
            try (var view = desk.progress();
                    var watch = new JobWatch(
                            studio, new JobProgress(view, stores, desk.texts(), desk.clock()), desk.interruption())) {
                studio.runner().start();
                watch.await(() -> ours(stores, over), true);
            } finally {
                writeLists(stores, ours(stores, over));
            }
            return tell(ours(stores, over)).number();
        }
    }

    private static List<Job> ours(Stores stores, Set<JobId> over) {
        return stores.jobs().newest(ALL).reversed().stream()
                .filter(job -> !over.contains(job.id()))
                .toList();
    }

    private ExitCode tell(List<Job> ours) {
        var problems = new LinkedHashSet<Problem>();
        for (var job : ours)
            if (job.state() instanceof JobState.Dead dead) problems.add(new Problem(dead.code(), dead.facts()));
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
        var folders = new LinkedHashSet<Path>();
        for (var job : ours) {
            if (job.kind() instanceof JobKind.RenderClip render)
                for (var output : render.outputs())
                    if (output.file().getParent() != null)
                        folders.add(output.file().getParent());
            folder(job.kind()).ifPresent(folders::add);
        }
        var reader = new Outcomes(stores);
        for (var folder : folders) {
            var outcomes = new ArrayList<VideoOutcome>();
            commandOf(stores, folder)
                    .forEach((project, jobs) ->
                            outcomes.add(reader.of(project, project.source().path(), folder, jobs)));
            if (!outcomes.isEmpty() && Files.isDirectory(folder))
                new OutputFolder(folder).writeList(outcomes, HighlightFinder.ENGINE, new JsonOutput());
            new ClipSummary(desk).files(outcomes, folder.toString());
        }
    }

    /** The projects of the newest command that rendered to this folder, in its order, each with the jobs of that command. */
    private static Map<Project, List<Job>> commandOf(Stores stores, Path folder) {
        var jobs = stores.jobs().newest(ALL).reversed();
        var firsts = jobs.stream()
                .filter(job -> job.kind() instanceof JobKind.ProbeSource
                        && folder(job.kind()).filter(folder::equals).isPresent())
                .toList();
        var newest = firsts.stream()
                .map(Job::enqueuedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        var command = new LinkedHashMap<Project, List<Job>>();
        for (var first : firsts) {
            if (Duration.between(first.enqueuedAt(), newest).compareTo(ONE_COMMAND) > 0) continue;
            first.kind()
                    .forProject()
                    .flatMap(stores.projects()::find)
                    .ifPresent(project -> command.put(
                            project,
                            jobs.stream()
                                    .filter(job -> job.kind().forProject().equals(Optional.of(project.id()))
                                            && !job.enqueuedAt().isBefore(first.enqueuedAt()))
                                    .toList()));
        }
        return command;
    }

    private static Optional<Path> folder(JobKind kind) {
        return switch (kind) {
            case JobKind.ProbeSource probe -> probe.then() == null ? Optional.empty() : folder(probe.then());
            case JobKind.DetectHighlights detect ->
                detect.then() == null
                        ? Optional.empty()
                        : Optional.of(detect.then().folder());
            case JobKind.MakeProxy other -> Optional.empty();
            case JobKind.TranscribeSource other -> Optional.empty();
            case JobKind.RenderClip other -> Optional.empty();
            case JobKind.MakeThumbnails other -> Optional.empty();
            case JobKind.Publish other -> Optional.empty();
            case JobKind.BackUp other -> Optional.empty();
            case JobKind.PurgeJobs other -> Optional.empty();
            case JobKind.Unknown other -> Optional.empty();
        };
    }
}
