package com.cliply.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before every word about the table of work; each of them is a class of its own. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Shows and steers the work: what waits, runs, ended and failed.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply jobs list --state dead,parked",
            "  cliply jobs show 019aa3f2",
            "  cliply jobs dead",
            "  cliply jobs replay --code disk_full",
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
}
