package com.cliply.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands before every other word. */
@Command(
        name = "cliply",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Turns long videos into short clips.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%n@|bold Commands:|@%n",
        optionListHeading = "%n@|bold Options:|@%n",
        exitCodeListHeading = "%n@|bold Exit codes:|@%n",
        exitCodeList = {
            "0:done",
            "2:wrong usage",
            "3:input refused, or data folder in use",
            "4:the plan does not allow it",
            "5:some items failed, or findings",
            "6:cancelled",
            "7:disk, database or media engine failed",
            "70:a bug"
        },
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply clip match.mp4 --out clips",
            "  cliply detect talk.mov --transcript talk.srt",
            "  cliply demo",
            "",
            "'cliply COMMAND --help' tells more about a command."
        })
final class RootCommand implements Runnable {
    @Mixin
    final GlobalOptions global;

    @Spec
    @Nullable
    CommandSpec spec;

    RootCommand(GlobalOptions global) {
        this.global = global;
    }

    @Override
    public void run() {
        if (spec != null) spec.commandLine().usage(spec.commandLine().getOut());
    }
}
