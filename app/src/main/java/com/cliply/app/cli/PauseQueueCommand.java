package com.cliply.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the queue. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Pauses the queue: nothing more is started, what runs goes on. It stays so until 'jobs resume'.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply jobs pause",
            "  cliply jobs pause --reason \"the disk is replaced\""
        })
final class PauseQueueCommand implements Callable<Integer> {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for whoever sees it.")
    String reason = "";

    private final Desk desk;

    PauseQueueCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var operations = studio.stores().operations();
            var words = new JobWords(studio.stores(), desk);
            var before = operations.pause();
            if (before.isPresent()) {
                desk.say(desk.texts().text("jobs.pause.already"));
                desk.say(words.pause(before.get()));
            } else {
                operations.pause(reason.strip());
                desk.done(desk.texts().text("jobs.pause.done"));
            }
        }
        return ExitCode.DONE.number();
    }
}
