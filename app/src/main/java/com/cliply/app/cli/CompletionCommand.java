package com.cliply.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that teaches a shell to complete our words. */
@Command(
        name = "completion",
        aliases = "generate-completion",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Prints a completion script for bash and zsh.",
        footer = {"", "@|bold Example:|@", "  source <(cliply completion)"})
final class CompletionCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        var out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("cliply", spec.root().commandLine()));
        out.print('\n');
        out.flush();
    }
}
