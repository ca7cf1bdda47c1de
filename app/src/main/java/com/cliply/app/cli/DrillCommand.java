package com.cliply.app.cli;

import com.cliply.engine.backup.Recovery.Drilled;
import com.cliply.engine.backup.Recovery.Targets;
import com.cliply.engine.backup.RecoveryKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries whether everything could be given back. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Restores the newest backup into an empty temporary folder, opens it, compares and measures, and"
                + " writes a dated report. Exit code 5 if a target is missed. The data folder's own database stays as"
                + " it is.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply drill",
            "  cliply drill --recovery-key-file /media/stick/recovery-key --max-age 02:00:00"
        })
final class DrillCommand implements Callable<Integer> {
    @Option(
            names = "--max-age",
            paramLabel = "LENGTH",
            defaultValue = "24:00:00",
            converter = FindOptions.LengthConverter.class,
            description = "How old the newest backup may be (RPO; default: ${DEFAULT-VALUE}).")
    Duration maxAge = Targets.USUAL.objective();

    @Option(
            names = "--max-time",
            paramLabel = "LENGTH",
            defaultValue = "5m",
            converter = FindOptions.LengthConverter.class,
            description = "How long it may take until the restored studio answers (RTO; default: ${DEFAULT-VALUE}).")
    Duration maxTime = Targets.USUAL.time();

    @Mixin
    RecoveryKeyOption recoveryKey = new RecoveryKeyOption();

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    DrillCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        var key = recoveryKey.read(desk);
        try {
            var drilled = desk.recovery().drill(key, new Targets(maxAge, maxTime));
            if (format.json()) desk.printJson(json(drilled));
            else print(drilled);
            drilled.firstKey().ifPresent(RecoveryKey::close);
            return (drilled.passed() ? ExitCode.DONE : ExitCode.PARTLY).number();
        } finally {
            key.ifPresent(RecoveryKey::close);
        }
    }

    private void print(Drilled drilled) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("drill.table.what"), texts.text("drill.table.value"), texts.text("drill.table.target"));
        table.row(
                texts.text("drill.backup"),
                String.valueOf(drilled.backup().file().getFileName()),
                "");
        table.row(
                texts.text("drill.key"),
                drilled.openedBy().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "");
        table.row(
                texts.text("drill.rows"),
                String.valueOf(drilled.backup().allRows()),
                texts.text(drilled.rowsAsWritten() ? "drill.rows.same" : "drill.rows.other"));
        table.row(
                texts.text("drill.age"),
                drilled.age().map(Figures::clock).orElse(texts.text("drill.age.none")),
                target(drilled.ageReached(), Figures.clock(maxAge)));
        table.row(
                texts.text("drill.time"),
                Figures.seconds(drilled.took()),
                target(drilled.timeReached(), Figures.clock(maxTime)));
        if (!desk.quiet()) table.print(desk.terminal());
        desk.answer(texts.text(drilled.passed() ? "drill.passed" : "drill.missed", drilled.report()));
        RecoveryKeyNotice.show(desk, drilled.firstKey());
    }

    private String target(boolean reached, String target) {
        return desk.texts().text(reached ? "drill.reached" : "drill.not.reached", target);
    }

    private static Map<String, @Nullable Object> json(Drilled drilled) {
        var json = JsonOutput.object(
                "passed", drilled.passed(),
                "began_at", drilled.began().toString(),
                "backup", BackupCommand.json(drilled.backup()),
                "opened_by", drilled.openedBy().name().toLowerCase(Locale.ROOT),
                "rows_as_written", drilled.rowsAsWritten(),
                "rpo_s", drilled.age().map(Duration::toSeconds).orElse(null),
                "rpo_target_s", drilled.targets().objective().toSeconds(),
                "rto_ms", drilled.took().toMillis(),
                "rto_target_ms", drilled.targets().time().toMillis(),
                "report", drilled.report().toString());
        drilled.firstKey().ifPresent(key -> json.put("recovery_key", key.groups()));
        return json;
    }
}
