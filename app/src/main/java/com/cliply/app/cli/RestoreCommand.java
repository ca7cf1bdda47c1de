package com.cliply.app.cli;

import com.cliply.engine.backup.Recovery.Restored;
import com.cliply.engine.backup.RecoveryKey;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the present database. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description =
                "Puts a backup in the place of the present database, which is set aside and never deleted. Without"
                        + " the key of the installation that made it, the recovery key is needed.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply restore backups/cliply-2026-11-21T033000Z.cliplybackup --dry-run",
            "  cliply restore saved.cliplybackup --recovery-key"
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A backup; 'cliply backup list' shows what there is.")
    @Nullable
    Path file;

    @Option(names = "--dry-run", description = "Do everything but the last step, and say what it would do.")
    boolean dryRun;

    @Mixin
    RecoveryKeyOption recoveryKey = new RecoveryKeyOption();

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    RestoreCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (file == null) throw new IllegalStateException("not part of a command line");
        var key = recoveryKey.read(desk);
        try {
            var restored = restored(desk.absolute(file), key);
            if (format.json()) desk.printJson(json(restored));
            else print(restored);
        } finally {
            key.ifPresent(RecoveryKey::close);
        }
        return ExitCode.DONE.number();
    }

    /** Nobody else may come in between what was there and what is put there. */
    private Restored restored(Path backup, Optional<RecoveryKey> key) {
        if (dryRun) return desk.recovery().restore(backup, key, true);
        try (var _ = desk.hold()) {
            return desk.recovery().restore(backup, key, false);
        }
    }

    private void print(Restored restored) {
        var texts = desk.texts();
        var table = Table.of(
                texts.text("restore.table.table"),
                ">" + texts.text("restore.table.now"),
                ">" + texts.text("restore.table.backup"));
        var wanted = restored.backup().rows();
        var names = new TreeSet<>(wanted.keySet());
        names.addAll(restored.present().keySet());
        for (var name : names)
            table.row(
                    name.toLowerCase(Locale.ROOT).replaceFirst("^public\\.", ""),
                    count(restored.present(), name),
                    count(wanted, name));
        if (!desk.quiet()) table.print(desk.terminal());
        var made = Figures.minute(restored.backup().madeAt(), desk.zone());
        desk.done(texts.text(restored.dryRun() ? "restore.dry" : "restore.done", made));
        restored.setAside().ifPresent(aside -> desk.say("  " + texts.text("restore.aside", aside)));
        if (!restored.dryRun()) desk.say("  " + texts.text("restore.accounts"));
    }

    private static String count(Map<String, Long> rows, String table) {
        var count = rows.get(table);
        return count == null ? "-" : String.valueOf(count);
    }

    private static Map<String, @Nullable Object> json(Restored restored) {
        return JsonOutput.object(
                "backup", BackupCommand.json(restored.backup()),
                "dry_run", restored.dryRun(),
                "present_rows", new TreeMap<>(restored.present()),
                "schema_version", restored.schemaVersion(),
                "opened_by", restored.openedBy().name().toLowerCase(Locale.ROOT),
                "set_aside", restored.setAside().map(Path::toString).orElse(null));
    }
}
