package com.cliply.app.cli;

import com.cliply.engine.workspace.AuditEvent;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows who did what. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Shows who did what on purpose, the newest first.",
        footer = {"", "@|bold Examples:|@", "  cliply audit", "  cliply audit --limit 200 --format json"})
final class AuditCommand implements Callable<Integer> {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    int limit = 50;

    @Mixin
    FormatOption format = new FormatOption();

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    AuditCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (limit < 1 && spec != null)
            throw new ParameterException(spec.commandLine(), desk.texts().text("jobs.limit", limit));
        try (var studio = desk.open()) {
            var events = studio.stores().audit().newest(limit);
            if (format.json())
                desk.printJson(events.stream()
                        .map(event -> JsonOutput.object(
                                "at", event.at().toString(),
                                "actor", event.actor(),
                                "action", event.action(),
                                "subject", event.subject(),
                                "detail", event.detail()))
                        .toList());
            else if (events.isEmpty()) desk.say(desk.texts().text("audit.none"));
            else print(events);
        }
        return ExitCode.DONE.number();
    }

    private void print(List<AuditEvent> events) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("audit.at"), texts.text("audit.who"), texts.text("audit.what"), texts.text("audit.to"));
        for (var event : events) {
            table.row(Figures.second(event.at(), desk.zone()), event.actor(), event.action(), event.subject());
            if (!event.detail().isEmpty()) table.detail(event.detail());
        }
        table.print(desk.terminal());
    }
}
