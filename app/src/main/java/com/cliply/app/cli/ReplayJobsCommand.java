package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.job.JobFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts dead letters back into the queue by what they have in common. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Puts dead letters back into the queue, by reason, by kind, or all.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply jobs replay --code disk_full",
            "  cliply jobs replay --kind render-clip",
            "  cliply jobs replay --all"
        })
final class ReplayJobsCommand implements Callable<Integer> {
    @Option(
            names = "--code",
            paramLabel = "CODE",
            converter = CodeConverter.class,
            description = "Those that are dead for this reason, as disk_full.")
    @Nullable
    ErrorCode code;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Those of this kind, as render-clip; several separated by commas.")
    List<String> kinds = new ArrayList<>();

    @Option(names = "--all", description = "All.")
    boolean all;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    ReplayJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var filtered = code != null || !kinds.isEmpty();
        if (filtered == all && spec != null)
            throw new ParameterException(spec.commandLine(), desk.texts().text("jobs.replay.which"));
        try (var studio = desk.open()) {
            var filter = JobFilter.newest(Integer.MAX_VALUE).because(code).ofKinds(Set.copyOf(kinds));
            var count = studio.stores().operations().replay(filter);
            if (count == 0) desk.say(desk.texts().text("jobs.replay.none"));
            else desk.done(desk.texts().counted("jobs.retry.done", count));
        }
        return ExitCode.DONE.number();
    }
}
