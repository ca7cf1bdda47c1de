package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.health.HealthFinding;
import com.cliply.engine.health.HealthReport;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether this machine can work. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description =
                "Checks this machine and the installation, and says what to do. Exit code 5 if something needs care.",
        footer = {"", "@|bold Examples:|@", "  cliply doctor", "  cliply doctor --format json"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var report = HealthReport.of(desk.door().checks(desk.dataFolder()));
        if (format.json()) desk.printJson(json(report));
        else print(report);
        return (report.healthy() ? ExitCode.DONE : ExitCode.PARTLY).number();
    }

    private void print(HealthReport report) {
        var terminal = desk.terminal();
        var name = report.findings().stream()
                .mapToInt(finding -> DisplayText.width(finding.check()))
                .max()
                .orElse(0);
        for (var finding : report.findings()) {
            var indent = " ".repeat(name + 5);
            var room = Math.max(24, terminal.width() - indent.length());
            var lines = DisplayText.wrap(DisplayText.harmless(finding.sentence()), room);
            terminal.print(mark(finding) + " " + terminal.onOut(Style.STRONG, DisplayText.left(finding.check(), name))
                    + "   " + lines.getFirst());
            lines.stream().skip(1).forEach(line -> terminal.print(indent + line));
            if (!finding.nextStep().isEmpty())
                DisplayText.wrap("-> " + DisplayText.harmless(finding.nextStep()), room)
                        .forEach(line -> terminal.print(indent + terminal.onOut(Style.QUIET, line)));
        }
        terminal.print("");
        var found = report.findings().stream()
                .filter(finding -> finding.status() != HealthFinding.Status.OK)
                .count();
        terminal.print(
                found == 0 ? desk.texts().text("doctor.fine") : desk.texts().counted("doctor.found", found));
    }

    private String mark(HealthFinding finding) {
        var terminal = desk.terminal();
        return switch (finding.status()) {
            case OK -> terminal.onOut(Style.GOOD, "✓");
            case WARN -> terminal.onOut(Style.WARNING, "!");
            case FAIL -> terminal.onOut(Style.BAD, "✗");
        };
    }

    private static Map<String, @Nullable Object> json(HealthReport report) {
        return JsonOutput.object(
                "status", word(report.worst()),
                "version", ProductVersion.number(),
                "checks",
                        report.findings().stream()
                                .map(finding -> JsonOutput.object(
                                        "check", finding.check(),
                                        "status", word(finding.status()),
                                        "sentence", finding.sentence(),
                                        "next_step", finding.nextStep()))
                                .toList());
    }

    private static String word(HealthFinding.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
