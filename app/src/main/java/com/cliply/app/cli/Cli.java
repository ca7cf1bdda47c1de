package com.cliply.app.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** The command line: words in, an exit code out. */
public final class Cli {
    private static final int WIDEST_HELP = 110;
    private final CliContext context;

    public Cli(CliContext context) {
        this.context = context;
    }

    public int run(String... words) {
        var global = new GlobalOptions();
        var texts = new Texts(Locale.ENGLISH);
        var errors = new CliErrors(context, global, texts);
        try {
            return commandLine(global, texts, errors).execute(words);
        } catch (Throwable error) {
            // Picocli lets an Error pass: a library that does not link, a full heap.
            return errors.tell(error);
        } finally {
            context.terminal().out().flush();
            context.terminal().err().flush();
        }
    }

    private CommandLine commandLine(GlobalOptions global, Texts texts, CliErrors errors) {
        var desk = new Desk(context, global, texts, errors);
        var jobs = new CommandLine(new JobsCommand())
                .addSubcommand(new ListJobsCommand(desk))
                .addSubcommand(new ShowJobCommand(desk))
                .addSubcommand(new RetryJobsCommand(desk))
                .addSubcommand(new CancelJobsCommand(desk))
                .addSubcommand(new UnlockJobCommand(desk))
                .addSubcommand(new PauseQueueCommand(desk))
                .addSubcommand(new ResumeQueueCommand(desk))
                .addSubcommand(new DeadJobsCommand(desk))
                .addSubcommand(new ReplayJobsCommand(desk))
                .addSubcommand(new PurgeJobsCommand(desk))
                .addSubcommand(new CommandLine(new RecurringJobsCommand(desk))
                        .addSubcommand(new RecurringJobsCommand.On(desk))
                        .addSubcommand(new RecurringJobsCommand.Off(desk)))
                .addSubcommand(new RunJobsCommand(desk));
        var root = new CommandLine(new RootCommand(global))
                .addSubcommand(new ClipCommand(desk))
                .addSubcommand(new DetectCommand(desk))
                .addSubcommand(new ProbeCommand(desk))
                .addSubcommand(new ProjectsCommand(desk))
                .addSubcommand(new ClipsCommand(desk))
                .addSubcommand(new JudgeCommand.Keep(desk))
                .addSubcommand(new JudgeCommand.Reject(desk))
                .addSubcommand(jobs)
                .addSubcommand(new AuditCommand(desk))
                .addSubcommand(new DoctorCommand(desk))
                .addSubcommand(new DemoCommand(desk))
                .addSubcommand(new CompletionCommand());
        var terminal = context.terminal();
        return root.setOut(terminal.out())
                .setErr(terminal.err())
                // A file may be called @talk.mp4.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(colors(terminal))
                .setUsageHelpWidth(Math.clamp(terminal.width(), 60, WIDEST_HELP))
                .setUsageHelpLongOptionsMaxWidth(26)
                .setParameterExceptionHandler((error, _) -> errors.usage(error))
                .setExecutionExceptionHandler((error, _, _) -> errors.tell(error));
    }

    private static ColorScheme colors(Terminal terminal) {
        return CommandLine.Help.defaultColorScheme(terminal.color() && terminal.outIsTerminal() ? Ansi.ON : Ansi.OFF);
    }
}
