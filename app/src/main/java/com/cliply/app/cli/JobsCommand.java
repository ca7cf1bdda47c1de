package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorText;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.job.JobState;
import com.cliply.engine.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about the table of work; {@code run} is a class of its own. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Shows and steers the work: what waits, runs, ended and failed.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply jobs list",
            "  cliply jobs show 019aa3f2",
            "  cliply jobs retry 019aa3f2",
            "  cliply jobs run"
        })
final class JobsCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** Lists jobs. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Lists the jobs, the newest first.",
            footer = {"", "@|bold Example:|@", "  cliply jobs list --limit 100"})
    static final class ListJobs implements Callable<Integer> {
        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "30",
                description = "How many at most (default: ${DEFAULT-VALUE}).")
        int limit = 30;

        @Mixin
        FormatOption format = new FormatOption();

        private final Desk desk;

        ListJobs(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            try (var studio = desk.open()) {
                var stores = studio.stores();
                var jobs = stores.jobs().newest(Math.max(1, limit));
                if (format.json())
                    desk.printJson(jobs.stream().map(job -> json(stores, job)).toList());
                else if (jobs.isEmpty()) desk.say(desk.texts().text("jobs.none"));
                else print(stores, jobs);
            }
            return ExitCode.DONE.number();
        }

        private void print(Stores stores, List<Job> jobs) {
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
                        state(job),
                        String.valueOf(job.attempt()),
                        Figures.minute(job.enqueuedAt(), desk.zone()),
                        project(stores, job) + reason(job));
            table.print(desk.terminal());
        }
    }

    /** Shows one job with its history. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Shows a JOB with its history.",
            footer = {"", "@|bold Example:|@", "  cliply jobs show 019aa3f2"})
    static final class ShowJob implements Callable<Integer> {
        @Parameters(paramLabel = "JOB", description = "The beginning of its id (4 digits or more).")
        String job = "";

        @Mixin
        FormatOption format = new FormatOption();

        private final Desk desk;

        ShowJob(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            try (var studio = desk.open()) {
                var stores = studio.stores();
                var found = new Lookup(stores, desk::absolute).job(job);
                var history = stores.jobs().history(found.id());
                if (format.json()) {
                    var json = json(stores, found);
                    json.put("history", history.stream().map(JobsCommand::json).toList());
                    desk.printJson(json);
                } else print(stores, found, history);
            }
            return ExitCode.DONE.number();
        }

        private void print(Stores stores, Job found, List<JobEvent> history) {
            var texts = desk.texts();
            var table = Table.of(texts.text("jobs.show.what"), texts.text("jobs.show.value"));
            table.row(texts.text("jobs.table.id"), found.id().toString());
            table.row(texts.text("jobs.table.kind"), found.kind().name());
            table.row(texts.text("jobs.show.project"), project(stores, found));
            table.row(texts.text("jobs.table.state"), state(found));
            if (found.state() instanceof JobState.Dead dead) {
                var text = ErrorText.of(dead.code(), dead.facts(), texts.locale());
                table.row(
                        texts.text("jobs.show.reason"),
                        text.sentence() + " [" + dead.code().id() + "]");
                table.row(texts.text("jobs.show.advice"), text.advice());
            }
            for (var event : history)
                table.row(
                        Figures.minute(event.at(), desk.zone()),
                        texts.text("jobs.show.event", event.what(), event.attempt()) + " " + event.detail());
            table.print(desk.terminal());
        }
    }

    /** Puts jobs back into the queue. */
    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Puts dead or cancelled jobs back into the queue; 'cliply jobs run' does them.",
            footer = {"", "@|bold Examples:|@", "  cliply jobs retry 019aa3f2", "  cliply jobs retry --all"})
    static final class RetryJobs implements Callable<Integer> {
        @Parameters(paramLabel = "JOB", arity = "0..*", description = "The beginning of its id (4 digits or more).")
        List<String> jobs = new ArrayList<>();

        @Option(names = "--all", description = "All dead ones.")
        boolean all;

        @Spec
        @Nullable
        CommandSpec spec;

        private final Desk desk;

        RetryJobs(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            if (jobs.isEmpty() != all && spec != null)
                throw new ParameterException(spec.commandLine(), desk.texts().text("jobs.retry.which"));
            try (var studio = desk.open()) {
                var queue = studio.stores().jobs();
                var lookup = new Lookup(studio.stores(), desk::absolute);
                var found = all
                        ? queue.newest(Integer.MAX_VALUE).stream()
                                .filter(job -> job.state() instanceof JobState.Dead)
                                .toList()
                        : jobs.stream().map(lookup::job).distinct().toList();
                found.forEach(job -> queue.retry(job.id()));
                desk.done(desk.texts().counted("jobs.retry.done", found.size()));
            }
            return ExitCode.DONE.number();
        }
    }

    /** Cancels jobs. */
    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Cancels waiting jobs.",
            footer = {"", "@|bold Example:|@", "  cliply jobs cancel 019aa3f2"})
    static final class CancelJobs implements Callable<Integer> {
        @Parameters(paramLabel = "JOB", arity = "1..*", description = "The beginning of its id (4 digits or more).")
        List<String> jobs = new ArrayList<>();

        private final Desk desk;

        CancelJobs(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            try (var studio = desk.open()) {
                var lookup = new Lookup(studio.stores(), desk::absolute);
                var found = jobs.stream().map(lookup::job).distinct().toList();
                found.forEach(job -> studio.stores().jobs().cancel(job.id()));
                desk.done(desk.texts().counted("jobs.cancel.done", found.size()));
            }
            return ExitCode.DONE.number();
        }
    }

    private static String state(Job job) {
        return job.state() instanceof JobState.Running
                ? job.state().name() + " " + Figures.percent(job.progress())
                : job.state().name();
    }

    private static String reason(Job job) {
        return job.state() instanceof JobState.Dead dead ? " [" + dead.code().id() + "]" : "";
    }

    private static String project(Stores stores, Job job) {
        return job.kind()
                .forProject()
                .flatMap(stores.projects()::find)
                .map(Project::name)
                .orElse("");
    }

    private static Map<String, @Nullable Object> json(Stores stores, Job job) {
        var json = JsonOutput.object(
                "id", job.id().toString(),
                "kind", job.kind().name(),
                "project", job.kind().forProject().map(ProjectId::toString).orElse(null),
                "project_name", project(stores, job),
                "state", job.state().name().toLowerCase(Locale.ROOT),
                "attempt", job.attempt(),
                "progress", JsonOutput.number(job.progress()),
                "stage", job.stage(),
                "enqueued_at", job.enqueuedAt().toString());
        if (job.state() instanceof JobState.Dead dead) json.put("error", new Problem(dead.code(), dead.facts()).json());
        return json;
    }

    private static Map<String, @Nullable Object> json(JobEvent event) {
        return JsonOutput.object(
                "at",
                event.at().toString(),
                "attempt",
                event.attempt(),
                "what",
                event.what(),
                "detail",
                event.detail());
    }
}
