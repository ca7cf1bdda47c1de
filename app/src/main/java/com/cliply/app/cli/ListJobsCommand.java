package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists jobs. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists the jobs, the newest first.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply jobs list --limit 100",
            "  cliply jobs list --state dead,parked --since 2d",
            "  cliply jobs list --kind render-clip --project match",
            "  cliply jobs list --code disk_full --format json"
        })
final class ListJobsCommand implements Callable<Integer> {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only those that are ${COMPLETION-CANDIDATES}; several separated by commas.")
    List<StateName> states = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only work of this kind, as render-clip; several separated by commas.")
    List<String> kinds = new ArrayList<>();

    @Option(
            names = "--project",
            paramLabel = "PROJECT",
            description = "Only work for this project: the beginning of its id, its name, or its file.")
    @Nullable
    String project;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            converter = CodeConverter.class,
            description = "Only those that are dead or parked for this reason, as disk_full.")
    @Nullable
    ErrorCode code;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = PastTime.Converter.class,
            description = "Only those that were queued since then: 1h, 2d, or a date as 2026-11-21.")
    @Nullable
    PastTime since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    int limit = 30;

    @Option(names = "--after", paramLabel = "JOB", description = "The next page: those that come after this one.")
    @Nullable
    String after;

    @Mixin
    FormatOption format = new FormatOption();

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    ListJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (limit < 1 && spec != null)
            throw new ParameterException(spec.commandLine(), desk.texts().text("jobs.limit", limit));
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var filter = filter(new Lookup(stores, desk::absolute));
            var jobs = stores.jobs().list(filter);
            var words = new JobWords(stores, desk);
            if (format.json()) {
                desk.printJson(jobs.stream().map(words::json).toList());
                return ExitCode.DONE.number();
            }
            if (jobs.isEmpty())
                desk.say(desk.texts().text(filter.equals(JobFilter.newest(limit)) ? "jobs.none" : "jobs.none.fits"));
            else print(words, jobs);
            stores.operations().pause().ifPresent(pause -> desk.answer(words.pause(pause)));
            studio.runner().holds().stream()
                    .map(hold -> "jobs.hold." + hold.reason().id())
                    .distinct()
                    .filter(desk.texts()::has)
                    .forEach(hold -> desk.answer(desk.texts().text(hold)));
        }
        return ExitCode.DONE.number();
    }

    private JobFilter filter(Lookup lookup) {
        var now = desk.clock().instant();
        return JobFilter.newest(limit)
                .inStates(states.stream().map(StateName::toString).collect(Collectors.toSet()))
                .ofKinds(Set.copyOf(kinds))
                .ofProject(project == null ? null : lookup.project(project).id())
                .because(code)
                .since(since == null ? null : since.before(now, desk.zone()))
                .olderThan(after == null ? null : lookup.job(after).id());
    }

    private void print(JobWords words, List<Job> jobs) {
        var texts = desk.texts();
        var shortened =
                Lookup.shortened(jobs.stream().map(job -> job.id().value()).toList());
        var table = Table.of(
                texts.text("jobs.table.id"),
                texts.text("jobs.table.kind"),
                texts.text("jobs.table.state"),
                ">" + texts.text("jobs.table.attempts"),
                texts.text("jobs.table.made"),
                texts.text("jobs.table.about"));
        for (var job : jobs)
            table.row(
                    shortened.apply(job.id().value()),
                    job.kind().name(),
                    words.state(job),
                    String.valueOf(job.attempt()),
                    Figures.minute(job.enqueuedAt(), desk.zone()),
                    words.about(job));
        table.print(desk.terminal());
        if (jobs.size() == limit)
            desk.say(texts.text(
                    "jobs.more", limit, shortened.apply(jobs.getLast().id().value())));
    }
}
