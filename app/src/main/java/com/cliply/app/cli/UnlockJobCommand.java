package com.cliply.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a job from a worker that does not come back. */
@Command(
        name = "unlock",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Takes a running JOB from a worker that does not come back.",
            "What that worker still does changes nothing; the next attempt starts at once."
        },
        footer = {"", "@|bold Example:|@", "  cliply jobs unlock 019aa3f2"})
final class UnlockJobCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB", description = "The beginning of its id (4 digits or more).")
    String job = "";

    private final Desk desk;

    UnlockJobCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var found = new Lookup(studio.stores(), desk::absolute).job(job);
            studio.stores().operations().unlock(found.id());
            desk.done(desk.texts().text("jobs.unlock.done", found.id()));
        }
        return ExitCode.DONE.number();
    }
}
