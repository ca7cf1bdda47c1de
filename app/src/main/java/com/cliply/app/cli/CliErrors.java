package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.ErrorText;
import com.cliply.engine.error.StudioException;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The one place that tells of errors: a sentence, a code, what to do; the stack only if asked for. */
final class CliErrors {
    private static final String INDENT = "       ";
    private final CliContext context;
    private final GlobalOptions global;
    private final Texts texts;

    CliErrors(CliContext context, GlobalOptions global, Texts texts) {
        this.context = context;
        this.global = global;
        this.texts = texts;
    }

    /** Tells of what ended the command, and returns how the process ends. */
    int tell(Throwable error) {
        if (error instanceof StudioException known && known.code() != ErrorCode.UNEXPECTED) {
            tell(known.code(), known.facts());
            trace(error);
            return ExitCode.of(known.code()).number();
        }
        return tellBug(error);
    }

    /** Tells of something that went wrong while the rest went on. */
    void tell(ErrorCode code, List<String> facts) {
        var text = ErrorText.of(code, facts, texts.locale());
        say(text.sentence(), code.id(), text.advice());
    }

    /**
     * The same of one item among many.
     *
     * @param where which one it was, as {@code Line 7}
     */
    void tell(String where, Problem problem) {
        var text = ErrorText.of(problem.code(), problem.facts(), texts.locale());
        say(where + ": " + text.sentence(), problem.code().id(), text.advice());
    }

    /** Tells what was typed wrongly. */
    int usage(ParameterException error) {
        var command = error.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        if (error.getCause() instanceof StudioException known) {
            tell(known.code(), known.facts());
        } else {
            var close = command.getCommandSpec().parent() == null
                            || command.getSubcommands().isEmpty()
                    ? ""
                    : " " + texts.text("error.usage.choices", String.join(", ", shown(command)));
            say(sentence(error), "usage", texts.text("error.usage.advice", name) + close);
        }
        trace(error);
        return ExitCode.USAGE.number();
    }

    private int tellBug(Throwable error) {
        var code = BugCode.of(error);
        LoggerFactory.getLogger(CliErrors.class).error("unexpected error {}", code, error);
        var log = context.door().logFile();
        say(
                texts.text("error.bug.sentence"),
                code,
                log.map(file -> texts.text("error.bug.advice.log", code, file))
                        .orElseGet(() -> texts.text("error.bug.advice", code)));
        trace(error);
        return ExitCode.BUG.number();
    }

    private void say(String sentence, String code, String advice) {
        var terminal = context.terminal();
        var whole = DisplayText.harmless(sentence);
        terminal.complain(terminal.onErr(Style.BAD, "error:") + " " + whole + " "
                + terminal.onErr(Style.QUIET, "[" + code + "]"));
        terminal.complain(INDENT + DisplayText.harmless(advice));
    }

    private void trace(Throwable error) {
        if (!global.verbose) return;
        error.printStackTrace(context.terminal().err());
        context.terminal().err().flush();
    }

    private static List<String> shown(CommandLine command) {
        return command.getSubcommands().values().stream()
                .distinct()
                .filter(one -> !one.getCommandSpec().usageMessage().hidden())
                .map(CommandLine::getCommandName)
                .toList();
    }

    private static String sentence(ParameterException error) {
        var message = String.valueOf(error.getMessage()).strip();
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
