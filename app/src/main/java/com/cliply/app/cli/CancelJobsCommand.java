package com.cliply.app.cli;

import com.cliply.engine.job.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels jobs. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Cancels jobs: waiting, queued and parked ones at once, running ones as soon as they hear it.",
        footer = {"", "@|bold Examples:|@", "  cliply jobs cancel 019aa3f2", "  cliply jobs cancel 019aa3f2 019aa3f9"})
final class CancelJobsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB", arity = "1..*", description = "The beginning of its id (4 digits or more).")
    List<String> jobs = new ArrayList<>();

    private final Desk desk;

    CancelJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var lookup = new Lookup(stores, desk::absolute);
            var found = jobs.stream().map(lookup::job).distinct().toList();
            var cancelled = stores.transactions().inTransaction(() -> {
                found.forEach(job -> stores.jobs().cancel(job.id()));
                return found.stream()
                        .flatMap(job -> stores.jobs().find(job.id()).stream())
                        .filter(job -> job.state() instanceof JobState.Cancelled)
                        .count();
            });
            var asked = found.size() - cancelled;
            if (cancelled > 0) desk.done(desk.texts().counted("jobs.cancel.done", cancelled));
            if (asked > 0) desk.done(desk.texts().counted("jobs.cancel.asked", asked));
        }
        return ExitCode.DONE.number();
    }
}
