package com.cliply.app.cli;

import com.cliply.engine.job.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the work that comes back by the calendar. */
@Command(
        name = "recurring",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Lists the work that comes back by the calendar, and switches it on and off.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply jobs recurring",
            "  cliply jobs recurring off purge",
            "  cliply jobs recurring on purge"
        })
final class RecurringJobsCommand implements Callable<Integer> {
    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    RecurringJobsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var all = studio.stores().recurrences().all();
            if (format.json())
                desk.printJson(all.stream().map(RecurringJobsCommand::json).toList());
            else if (all.isEmpty()) desk.say(desk.texts().text("jobs.recurring.none"));
            else print(all);
        }
        return ExitCode.DONE.number();
    }

    private void print(List<Recurrence> all) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("jobs.recurring.name"),
                texts.text("jobs.table.kind"),
                texts.text("jobs.recurring.cron"),
                texts.text("jobs.recurring.zone"),
                texts.text("jobs.recurring.next"),
                texts.text("jobs.recurring.last"));
        for (var one : all)
            table.row(
                    one.name(),
                    one.kind().name(),
                    one.cron(),
                    one.zone().getId(),
                    one.next() == null ? texts.text("jobs.recurring.off") : Figures.minute(one.next(), desk.zone()),
                    one.last() == null ? "-" : Figures.minute(one.last(), desk.zone()));
        table.print(desk.terminal());
    }

    private static Map<String, @Nullable Object> json(Recurrence one) {
        return JsonOutput.object(
                "name", one.name(),
                "kind", one.kind().name(),
                "cron", one.cron(),
                "zone", one.zone().getId(),
                "missed", one.missed().name().toLowerCase(Locale.ROOT),
                "on", one.next() != null,
                "next", text(one.next()),
                "last", text(one.last()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /** Switches one on. */
    @Command(
            name = "on",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Switches NAME on; it goes on with its next time from now.",
            footer = {"", "@|bold Example:|@", "  cliply jobs recurring on purge"})
    static final class On implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "As 'cliply jobs recurring' shows it.")
        String name = "";

        private final Desk desk;

        On(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            return switchOn(desk, name, true);
        }
    }

    /** Switches one off. */
    @Command(
            name = "off",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Switches NAME off until it is switched on again.",
            footer = {"", "@|bold Example:|@", "  cliply jobs recurring off purge"})
    static final class Off implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "As 'cliply jobs recurring' shows it.")
        String name = "";

        private final Desk desk;

        Off(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            return switchOn(desk, name, false);
        }
    }

    private static int switchOn(Desk desk, String name, boolean on) {
        try (var studio = desk.open()) {
            studio.stores().recurrences().switchOn(name, on);
            desk.done(desk.texts().text(on ? "jobs.recurring.on.done" : "jobs.recurring.off.done", name));
        }
        return ExitCode.DONE.number();
    }
}
