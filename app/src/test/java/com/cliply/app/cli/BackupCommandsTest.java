package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.backup.RecoveryKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {
    @TempDir
    Path folder;

    private final FakeStudio studio = new FakeStudio();
    private final String groups = RecoveryKey.random().groups();

    private Typed typed(Object... words) {
        return Typed.words(studio, words);
    }

    private void firstBackup() {
        studio.backups.firstKey = Optional.of(RecoveryKey.parse(groups.toCharArray()));
    }

    @Test
    void aBackupTellsWhatItHoldsAndWhatKeepsItsKey() {
        assertEquals("""
                ✓ Backed up and proven: /backups/cliply-2026-11-21T100000Z.cliplybackup
                  12 kB, 4 rows in 2 tables; written in 0.4 s, restored on trial in 0.6 s
                  2 older backups were let go.
                  A file keeps the key.
                """, typed("backup").out());
        assertEquals(Optional.empty(), studio.backups.folder);
    }

    @Test
    void theFirstBackupShowsTheRecoveryKeyOnStandardOutputOnly() {
        firstBackup();
        var first = typed("backup");
        assertTrue(first.out().contains("    " + groups + "\n"), first.out());
        assertEquals("", first.err());
        firstBackup();
        assertTrue(typed("backup", "--quiet").out().contains(groups), "it is shown now or never");
        firstBackup();
        assertTrue(typed("backup", "--format", "json").out().contains("\"recovery_key\" : \"" + groups + "\""));
        studio.backups.firstKey = Optional.empty();
        assertFalse(typed("backup", "--format", "json").out().contains("recovery_key"));
    }

    @Test
    void aBackupGoesWhereItIsWished() {
        typed("backup", "--to", folder);
        assertEquals(Optional.of(folder), studio.backups.folder);
    }

    @Test
    void theListIsATableOrJson() {
        assertTrue(
                typed("backup", "list").out().contains("2026-11-21 10:00  12 kB     4       2  /backups/cliply-"),
                typed("backup", "list").out());
        assertTrue(typed("backup", "list", "--format", "json").out().contains("\"schema_version\" : 2"));
        studio.backups.there = List.of();
        assertEquals(
                "There are no backups yet. Make the first one with: cliply backup\n",
                typed("backup", "list").out());
    }

    @Test
    void aDryRunSaysWhatWouldBeReplacedByWhat() {
        var typed = typed("restore", "x.cliplybackup", "--dry-run");
        assertEquals("""
                TABLE    NOW  BACKUP
                clip       -       3
                project    9       1
                ✓ It can be restored as it was on 2026-11-21 10:00. Nothing was changed.
                """, typed.out());
        assertEquals(0, typed.exitCode());
    }

    @Test
    void aRestoreTellsWhereTheOldDatabaseIs() {
        assertTrue(typed("restore", "x.cliplybackup").out().contains("What was there before lies in /set-aside/x"));
    }

    @Test
    void theRecoveryKeyIsTypedOrReadFromAFileButNoWordOfTheCommandLine() throws Exception {
        studio.typedSecret = Optional.of(groups.toLowerCase(Locale.ROOT).replace("-", " "));
        assertEquals(0, typed("restore", "x", "--recovery-key").exitCode());
        var file = Files.writeString(folder.resolve("key"), groups + "\n");
        assertEquals(0, typed("drill", "--recovery-key-file", file).exitCode());
        assertEquals(List.of(groups, groups), studio.backups.keys);
        var word = typed("restore", "x", "--recovery-key=" + groups);
        assertEquals(2, word.exitCode());
        assertEquals(2, typed("restore", "x", "--recovery-key", groups).exitCode());
    }

    @Test
    void aMistypedKeyIsToldOfWithoutRepeatingIt() throws Exception {
        var wrong = groups.substring(0, groups.length() - 1);
        var file = Files.writeString(folder.resolve("key"), wrong);
        var typed = typed("restore", "x", "--recovery-key-file", file);
        assertEquals(3, typed.exitCode());
        assertTrue(typed.err().contains("35 letters and digits instead of 36"), typed.err());
        assertFalse(typed.err().contains(wrong));
        assertEquals(2, typed("restore", "x", "--recovery-key").exitCode());
        assertTrue(typed("restore", "x", "--recovery-key-file", folder.resolve("none"))
                .err()
                .contains("file_not_found"));
    }

    @Test
    void aDrillEndsByItsTargets() {
        var passed = typed("drill");
        assertEquals(0, passed.exitCode());
        assertTrue(passed.out().contains("The drill passed. Report: /backups/drills/drill.json"), passed.out());
        assertEquals(5, typed("drill", "--max-time", "1s").exitCode());
        assertEquals(5, typed("drill", "--max-age", "01:00:00").exitCode());
        studio.backups.age = Optional.empty();
        var missed = typed("drill", "--format", "json");
        assertEquals(5, missed.exitCode());
        assertTrue(missed.out().contains("\"rpo_s\" : null"), missed.out());
        studio.backups.age = Optional.of(Duration.ofHours(24));
        assertEquals(0, typed("drill").exitCode());
    }
}
