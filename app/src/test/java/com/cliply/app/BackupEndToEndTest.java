package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Cli;
import com.cliply.app.cli.CliContext;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Terminal;
import com.cliply.engine.Samples;
import com.cliply.engine.job.JobKind;
import com.cliply.storage.Storage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole house, as a person meets it whose database or machine is gone. */
@Timeout(120)
class BackupEndToEndTest {
    private static final Pattern KEY = Pattern.compile("([0-9A-Z]{4}-){8}[0-9A-Z]{4}");

    @TempDir
    Path folder;

    private final InstantSource clock = InstantSource.fixed(Samples.START);
    private String err = "";

    private Path home() {
        return folder.resolve("home");
    }

    @BeforeEach
    void somethingToLose() {
        try (var storage = Storage.open(home(), clock)) {
            storage.stores().projects().save(new Samples().aProject("wedding"));
        }
    }

    private String typed(int code, Object... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        // Not the keychain of whoever runs the tests.
        try (var door = new FrontDoor(clock, folder, Map.of("CLIPLY_KEY_PROTECTION", "off"))) {
            var terminal = new Terminal(new PrintWriter(out), new PrintWriter(errors), false, false, false, () -> 200);
            var context =
                    new CliContext(door, terminal, home(), folder, clock, ZoneOffset.UTC, new Interruption(), false);
            assertEquals(
                    code,
                    new Cli(context).run(Stream.of(words).map(String::valueOf).toArray(String[]::new)),
                    errors::toString);
        }
        err = errors.toString();
        return out.toString();
    }

    private Path onlyBackup() throws Exception {
        try (var files = Files.list(home().resolve("backups"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static String key(String shown) {
        var found = KEY.matcher(shown);
        assertTrue(found.find(), shown);
        return found.group();
    }

    @Test
    void fromTheFirstBackupToAnEmptyMachineWithNothingButTheRecoveryKey() throws Exception {
        var key = key(typed(0, "backup"));
        assertFalse(KEY.matcher(typed(0, "backup")).find(), "it is shown once");
        var other = folder.resolve("other");
        var written = Files.writeString(folder.resolve("key"), key + "\n");
        typed(3, "--data", other, "restore", onlyBackup());
        assertTrue(err.contains("[backup_locked]"), err);
        typed(0, "--data", other, "restore", onlyBackup(), "--recovery-key-file", written);
        assertTrue(typed(0, "--data", other, "projects").contains("wedding"));
        typed(0, "drill", "--recovery-key-file", written);
        assertTrue(typed(0, "doctor", "--format", "json").contains("vault/master.key"));
        Files.move(home().resolve("vault/master.key"), folder.resolve("lost"));
        assertTrue(typed(5, "doctor").contains("The key of this installation cannot be had"));
        typed(7, "backup");
        assertTrue(err.contains("[vault_closed]"), err);
        for (var place : List.of(home(), other)) {
            try (var files = Files.walk(place)) {
                for (var file : files.filter(Files::isRegularFile).toList())
                    assertFalse(
                            Files.readString(file, StandardCharsets.ISO_8859_1).contains(key.substring(0, 9)),
                            file.toString());
            }
        }
    }

    @Test
    void theBackupOfTheNightIsMadeByTheQueueOnceAPersonHasMadeTheFirst() throws Exception {
        assertFalse(typed(0, "jobs", "recurring").contains("back-up"));
        typed(0, "backup");
        assertTrue(typed(0, "jobs", "recurring").contains("back-up"));
        try (var storage = Storage.open(home(), clock)) {
            storage.stores().jobs().enqueue(new JobKind.BackUp());
        }
        typed(0, "jobs", "run");
        try (var files = Files.list(home().resolve("backups"))) {
            assertEquals(2, files.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void aDamagedDatabaseTellsTheCommandThatBringsItBack() throws Exception {
        typed(0, "backup");
        Files.write(home().resolve("db/studio.mv.db"), new byte[50_000]);
        typed(7, "projects");
        assertTrue(err.contains("is damaged"), err);
        assertTrue(err.contains("The newest good backup is " + onlyBackup().getFileName()), err);
        var command = err.substring(err.indexOf("run: cliply ") + "run: cliply ".length())
                .strip();
        typed(
                0,
                Stream.of(command.split(" ", -1))
                        .map(word -> word.replace("\"", ""))
                        .toArray());
        assertTrue(typed(0, "projects").contains("wedding"));
    }

    @Test
    void theDatabaseOfANewerVersionIsLeftAloneAndSaidToBeNewer() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + home().resolve("db/studio"), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("update \"flyway_schema_history\" set \"version\" = '99' where \"version\" = '001'");
        }
        typed(7, "projects");
        assertTrue(
                err.startsWith("error: This data folder was last used by a newer Cliply (schema 99). [database_newer]"),
                err);
        assertFalse(Files.exists(home().resolve("backups")), "nothing was migrated");
    }

    @Test
    void tablesThatAnotherProgramChangedAreSaidToBeSo() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + home().resolve("db/studio"), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("alter table clip drop column title");
        }
        typed(7, "projects");
        assertTrue(err.contains("[database_drifted]"), err);
        assertEquals(2, err.lines().count(), err);
    }
}
