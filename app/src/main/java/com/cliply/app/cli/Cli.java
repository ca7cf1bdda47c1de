package com.cliply.app.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.ParseResult;

/** The command line: words in, an exit code out. */
public final class Cli {
    private static final int WIDEST_HELP = 110;
    private final CliContext context;
    private final GlobalOptions global = new GlobalOptions();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private String commandName = "cliply";

    public Cli(CliContext context) {
        this.context = context;
    }

    public int run(String... words) {
        var errors = new CliErrors(context, global, texts);
        try {
            return commandLine(new Desk(context, global, texts, errors, List.of(words)))
                    .execute(words);
        } catch (Throwable error) {
            // Picocli lets an Error pass: a library that does not link, a full heap.
            return errors.tell(error);
        } finally {
            context.terminal().out().flush();
            context.terminal().err().flush();
        }
    }

    /** Which Cliply this is, as {@code 1.2.3}. */
    public static String version() {
        return ProductVersion.number();
    }

    /** Says why this process stays though its own command is over. */
    public void tellOfGuests() {
        if (!global.quiet) context.terminal().complain(texts.text("guests.waiting"));
    }

    /** Which command the words were, without anything else of them: {@code cliply jobs list}. */
    public String commandName() {
        return commandName;
    }

    private CommandLine commandLine(Desk desk) {
        var errors = desk.errors();
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
        var backup = new CommandLine(new BackupCommand(desk)).addSubcommand(new BackupCommand.ListBackups(desk));
        var root = new CommandLine(new RootCommand(global))
                .addSubcommand(new ClipCommand(desk))
                .addSubcommand(new RenderCommand(desk))
                .addSubcommand(new DetectCommand(desk))
                .addSubcommand(new ExplainCommand(desk))
                .addSubcommand(new TranscribeCommand(desk))
                .addSubcommand(new ShotsCommand(desk))
                .addSubcommand(new ProbeCommand(desk))
                .addSubcommand(new ProjectsCommand(desk))
                .addSubcommand(new RelinkCommand(desk))
                .addSubcommand(new ClipsCommand(desk))
                .addSubcommand(new JudgeCommand.Keep(desk))
                .addSubcommand(new JudgeCommand.Reject(desk))
                .addSubcommand(new CommandLine(new PresetsCommand(desk))
                        .addSubcommand(new PresetsCommand.Show(desk))
                        .addSubcommand(new PresetsCommand.Check(desk))
                        .addSubcommand(new NamesCommand(desk)))
                .addSubcommand(new ProxyCommand(desk))
                .addSubcommand(jobs)
                .addSubcommand(
                        new CommandLine(new DecisionsCommand(desk)).addSubcommand(new DecisionsCommand.Settle(desk)))
                .addSubcommand(backup)
                .addSubcommand(new RestoreCommand(desk))
                .addSubcommand(new DrillCommand(desk))
                .addSubcommand(new SettingsCommand(desk))
                .addSubcommand(new CommandLine(new KeysCommand(desk))
                        .addSubcommand(new KeysCommand.Set(desk))
                        .addSubcommand(new KeysCommand.Remove(desk)))
                .addSubcommand(new AuditCommand(desk))
                .addSubcommand(new DoctorCommand(desk))
                .addSubcommand(new DemoCommand(desk))
                .addSubcommand(new CompletionCommand());
        var terminal = context.terminal();
        var sections = new HashMap<>(root.getHelpSectionMap());
        sections.put(SECTION_KEY_OPTION_LIST, new GroupedOptions());
        return root.setHelpSectionMap(sections)
                .setOut(terminal.out())
                .setErr(terminal.err())
                // A file may be called @talk.mp4.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(colors(terminal))
                .setUsageHelpWidth(Math.clamp(terminal.width(), 60, WIDEST_HELP))
                .setUsageHelpLongOptionsMaxWidth(26)
                .setParameterExceptionHandler((error, _) -> errors.usage(error))
                .setExecutionStrategy(this::execute)
                .setExecutionExceptionHandler(
                        (error, _, _) -> error instanceof HandedOver over ? over.exitCode() : errors.tell(error));
    }

    private int execute(ParseResult words) {
        var command = words;
        while (command.hasSubcommand()) command = command.subcommand();
        commandName = command.commandSpec().qualifiedName();
        return new CommandLine.RunLast().execute(words);
    }

    private static ColorScheme colors(Terminal terminal) {
        return CommandLine.Help.defaultColorScheme(terminal.color() && terminal.outIsTerminal() ? Ansi.ON : Ansi.OFF);
    }
}
