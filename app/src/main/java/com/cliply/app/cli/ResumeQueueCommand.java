package com.cliply.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lets the queue go on. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Ends a pause of the queue.",
        footer = {"", "@|bold Example:|@", "  cliply jobs resume"})
final class ResumeQueueCommand implements Callable<Integer> {
    private final Desk desk;

    ResumeQueueCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var operations = studio.stores().operations();
            if (operations.pause().isEmpty()) desk.say(desk.texts().text("jobs.resume.not"));
            else {
                operations.resume();
                desk.done(desk.texts().text("jobs.resume.done"));
            }
        }
        return ExitCode.DONE.number();
    }
}
