package com.cliply.app.cli;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.work.UsualRecurrences;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a backup, and lists those that there are. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Backs up projects, clips and jobs into one encrypted file, and proves it by a trial restore. The"
                + " videos themselves are not in it. The first backup shows the recovery key, once.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply backup",
            "  cliply backup --to /media/stick",
            "  cliply backup list"
        })
final class BackupCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Where the file goes; nothing there is ever deleted. Default: backups/ in the data folder,"
                    + " where older ones are thinned out.")
    @Nullable
    Path to;

    @Option(
            names = "--new-recovery-key",
            description = "Make and show a new recovery key, for when the old one is lost. Older backups keep theirs.")
    boolean newKey;

    @Mixin
    FormatOption format = new FormatOption();

    private final Desk desk;

    BackupCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var made = studio.backups().make(Optional.ofNullable(to).map(desk::absolute), newKey);
            if (format.json()) desk.printJson(json(made));
            else print(made);
            made.firstKey().ifPresent(RecoveryKey::close);
            new UsualRecurrences(desk.zone()).addBackupTo(studio.stores().recurrences());
        }
        return ExitCode.DONE.number();
    }

    private void print(Backups.Made made) {
        var texts = desk.texts();
        var backup = made.backup();
        desk.done(texts.text("backup.done", backup.file()));
        desk.say("  "
                + texts.text(
                        "backup.figures",
                        Figures.bytes(backup.bytes()),
                        backup.allRows(),
                        backup.rows().size(),
                        Figures.seconds(made.written()),
                        Figures.seconds(made.proven())));
        if (made.removed() > 0) desk.say("  " + texts.counted("backup.removed", made.removed()));
        for (var line : DisplayText.wrap(made.protection(), desk.terminal().width() - 2)) desk.say("  " + line);
        if (made.firstKey().isPresent()) desk.say("  " + texts.text("backup.nightly"));
        RecoveryKeyNotice.show(desk, made.firstKey());
    }

    private static Map<String, @Nullable Object> json(Backups.Made made) {
        var json = json(made.backup());
        json.put("written_ms", made.written().toMillis());
        json.put("proven_ms", made.proven().toMillis());
        json.put("removed", made.removed());
        json.put("protection", made.protection());
        made.firstKey().ifPresent(key -> json.put("recovery_key", key.groups()));
        return json;
    }

    /** What every command says of a backup. */
    static Map<String, @Nullable Object> json(Backup backup) {
        return JsonOutput.object(
                "file", backup.file().toString(),
                "made_at", backup.madeAt().toString(),
                "product", backup.product(),
                "schema_version", backup.schemaVersion(),
                "size_bytes", backup.bytes(),
                "rows", new TreeMap<>(backup.rows()));
    }

    /** Lists backups. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Lists the backups in the data folder, the newest first.",
            footer = {"", "@|bold Example:|@", "  cliply backup list"})
    static final class ListBackups implements Callable<Integer> {
        @Mixin
        FormatOption format = new FormatOption();

        private final Desk desk;

        ListBackups(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var backups = desk.recovery().list();
            if (format.json())
                desk.printJson(backups.stream().map(BackupCommand::json).toList());
            else if (backups.isEmpty()) desk.say(desk.texts().text("backup.none"));
            else {
                var texts = desk.texts();
                var table = Table.of(
                        texts.text("backup.table.made"),
                        ">" + texts.text("backup.table.size"),
                        ">" + texts.text("backup.table.rows"),
                        ">" + texts.text("backup.table.schema"),
                        texts.text("backup.table.file"));
                for (var backup : backups)
                    table.row(
                            Figures.minute(backup.madeAt(), desk.zone()),
                            Figures.bytes(backup.bytes()),
                            String.valueOf(backup.allRows()),
                            String.valueOf(backup.schemaVersion()),
                            backup.file().toString());
                table.print(desk.terminal());
            }
            return ExitCode.DONE.number();
        }
    }
}
