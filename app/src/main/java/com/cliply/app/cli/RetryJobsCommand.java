package com.cliply.app.cli;

import com.cliply.engine.Stores;
import com.cliply.engine.job.JobFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts jobs back into the queue. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Puts dead or cancelled jobs back into the queue; 'cliply jobs run' does them.",
            "One that waits for its next attempt makes it at once."
        },
        footer = {"", "@|bold Examples:|@", "  cliply jobs retry 019aa3f2", "  cliply jobs retry --all"})
final class RetryJobsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB", arity = "0..*", description = "The beginning of its id (4 digits or more).")
    List<String> jobs = new ArrayList<>();

    @Option(names = "--all", description = "All dead ones.")
    boolean all;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    RetryJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (jobs.isEmpty() != all && spec != null)
            throw new ParameterException(spec.commandLine(), desk.texts().text("jobs.retry.which"));
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var count = all ? stores.operations().replay(JobFilter.newest(Integer.MAX_VALUE)) : named(stores);
            desk.done(desk.texts().counted("jobs.retry.done", count));
        }
        return ExitCode.DONE.number();
    }

    /** All that were named, or none. */
    private int named(Stores stores) {
        var lookup = new Lookup(stores, desk::absolute);
        var found = jobs.stream().map(lookup::job).distinct().toList();
        return stores.transactions().inTransaction(() -> {
            found.forEach(job -> stores.jobs().retry(job.id()));
            return found.size();
        });
    }
}
