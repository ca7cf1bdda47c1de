package com.cliply.app.cli;

import com.cliply.engine.job.JobFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forgets old jobs. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Forgets jobs that have ended, with their histories and keys. Projects, clips and files stay.",
            "Jobs that others still wait for stay as well."
        },
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply jobs purge --older-than 30d",
            "  cliply jobs purge --older-than 7d --state cancelled,dead --yes",
            "  cliply jobs purge --by-rule"
        })
final class PurgeJobsCommand implements Callable<Integer> {
    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = PastTime.Converter.class,
            description = "Those that ended before then: 30d, or a date as 2026-11-21.")
    @Nullable
    PastTime olderThan;

    @Option(names = "--by-rule", description = "Those whose time is over by the rules of their kinds, as each night.")
    boolean byRule;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only those that are ${COMPLETION-CANDIDATES}; several separated by commas.")
    List<EndName> states = new ArrayList<>();

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    PurgeJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if ((olderThan != null) == byRule) throw wrong("jobs.purge.which");
        if (byRule && !states.isEmpty()) throw wrong("jobs.purge.rule.states");
        if (!yes && !confirmed()) {
            desk.say(desk.texts().text("jobs.purge.not"));
            return ExitCode.CANCELLED.number();
        }
        try (var studio = desk.open()) {
            var operations = studio.stores().operations();
            var count = olderThan == null
                    ? operations.purgeByRule()
                    : operations.purge(
                            JobFilter.newest(Integer.MAX_VALUE)
                                    .inStates(states.stream()
                                            .map(EndName::toString)
                                            .collect(Collectors.toSet())),
                            olderThan.before(desk.clock().instant(), desk.zone()));
            desk.done(desk.texts().counted("jobs.purge.done", count));
        }
        return ExitCode.DONE.number();
    }

    private boolean confirmed() {
        var texts = desk.texts();
        var question = olderThan == null
                ? texts.text("jobs.purge.ask.rule")
                : texts.text(
                        "jobs.purge.ask",
                        states.isEmpty()
                                ? texts.text("jobs.purge.all")
                                : states.stream().map(EndName::toString).collect(Collectors.joining(", ")),
                        Figures.minute(olderThan.before(desk.clock().instant(), desk.zone()), desk.zone()));
        var answer = desk.terminal().ask(question + " ").orElseThrow(() -> wrong("jobs.purge.yes"));
        return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private ParameterException wrong(String key) {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        return new ParameterException(spec.commandLine(), desk.texts().text(key));
    }
}
