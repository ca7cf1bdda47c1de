package com.cliply.storage.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.backup.Recovery.OpenedBy;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.FileSwap;
import com.cliply.storage.db.OpenedFile;
import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.vault.KeySources;
import com.cliply.storage.vault.RecoveryLock;
import com.cliply.storage.vault.Secret;
import com.cliply.storage.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RestoreTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Home home;

    @SuppressWarnings("NullAway.Init")
    private Backup backup;

    @SuppressWarnings("NullAway.Init")
    private RecoveryKey key;

    @BeforeEach
    void backUp() {
        home = new Home(folder.resolve("home"));
        home.addProject("saved");
        var made = home.backUp();
        backup = made.backup();
        key = made.firstKey().orElseThrow();
        home.addProject("made later");
    }

    private static StorageException refused(ErrorCode code, Runnable call) {
        var refused = assertThrows(StorageException.class, call::run);
        assertEquals(code, refused.code(), refused::toString);
        return refused;
    }

    @Test
    void theBackupIsThereAgainAndWhatWasThereIsSetAside() throws Exception {
        var before = new OpenedFile(home.folder).rows();
        var restored = home.recovery().restore(backup.file(), Optional.empty(), false);
        assertEquals(List.of("saved"), home.projects());
        assertEquals(OpenedBy.VAULT, restored.openedBy());
        assertEquals(2L, restored.present().get("PUBLIC.PROJECT"));
        var aside = restored.setAside().orElseThrow();
        assertEquals(home.folder.resolve("set-aside/2026-11-21T100000Z-before-restore"), aside);
        assertEquals(before, new OpenedFile(aside).rows());
        assertEquals(List.of(), home.files("work"));
    }

    @Test
    void aDryRunChangesNothingAndSaysWhatItWouldDo() throws Exception {
        var before = home.files("");
        var restored = home.recovery().restore(backup.file(), Optional.empty(), true);
        assertTrue(restored.dryRun());
        assertEquals(1L, restored.backup().rows().get("PUBLIC.PROJECT"));
        assertEquals(2L, restored.present().get("PUBLIC.PROJECT"));
        assertTrue(restored.setAside().isEmpty());
        assertEquals(before, home.files(""));
        assertEquals(List.of("made later", "saved"), home.projects());
    }

    @Test
    void theRecoveryKeyAloneRestoresOnAnEmptyMachine() throws Exception {
        var other = new Home(folder.resolve("new machine"));
        var copy = Files.copy(backup.file(), folder.resolve("from the stick.cliplybackup"));
        refused(ErrorCode.BACKUP_LOCKED, () -> other.recovery().restore(copy, Optional.empty(), false));
        var typed = RecoveryKey.parse(key.groups().toCharArray());
        var restored = other.recovery().restore(copy, Optional.of(typed), false);
        assertEquals(OpenedBy.RECOVERY_KEY, restored.openedBy());
        assertEquals(Optional.empty(), restored.setAside());
        assertEquals(List.of("saved"), other.projects());
        // It goes on opening what is backed up there.
        var next = other.backUp();
        assertTrue(next.firstKey().isEmpty());
        var third = new Home(folder.resolve("third machine"));
        third.recovery().restore(next.backup().file(), Optional.of(typed), false);
        assertEquals(List.of("saved"), third.projects());
    }

    @Test
    void aWrongRecoveryKeyAndTheKeyOfAnotherInstallationDoNotOpenIt() throws Exception {
        refused(
                ErrorCode.BACKUP_LOCKED,
                () -> home.recovery().restore(backup.file(), Optional.of(RecoveryKey.random()), false));
        var other = new Home(folder.resolve("other"));
        other.backUp();
        refused(ErrorCode.BACKUP_LOCKED, () -> other.recovery().restore(backup.file(), Optional.empty(), false));
        assertEquals(List.of(), other.projects());
    }

    @Test
    void aFolderThatIsOpenIsNotRestoredInto() throws Exception {
        try (var storage = home.open()) {
            refused(
                    ErrorCode.DATA_FOLDER_IN_USE,
                    () -> home.recovery().restore(backup.file(), Optional.empty(), false));
            assertEquals(2, storage.stores().projects().all().size());
            home.addProject(storage, "still at work");
        }
        assertEquals(3, home.projects().size());
        assertEquals(List.of(), home.files("set-aside"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "this is no database, and was one once"})
    void aDamagedDatabaseNamesTheCommandThatBringsItBack(String content) throws Exception {
        var data = home.folder.resolve("db/studio.mv.db");
        Files.writeString(data, content.equals("0") ? "" : content);
        var damaged = refused(ErrorCode.DATABASE_DAMAGED, () -> home.open().close());
        assertEquals(
                List.of(
                        backup.file().getFileName().toString(),
                        "cliply restore --data \"" + home.folder + "\" \"" + backup.file() + "\""),
                damaged.facts().subList(1, 3));
        home.recovery().restore(backup.file(), Optional.empty(), false);
        assertEquals(List.of("saved"), home.projects());
        assertEquals(
                content.equals("0") ? "" : content,
                Files.readString(home.folder.resolve("set-aside/2026-11-21T100000Z-before-restore/db/studio.mv.db")));
    }

    @Test
    void aBackupThatHasRottedIsNotOffered() throws Exception {
        var bytes = Files.readAllBytes(backup.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.file(), bytes);
        Files.writeString(home.folder.resolve("db/studio.mv.db"), "");
        refused(ErrorCode.DATABASE_WITHOUT_BACKUP, () -> home.open().close());
    }

    @Test
    void aKillBetweenTheTwoMovesIsMendedAtTheNextStart() throws Exception {
        var kept = home.folder.resolve("set-aside/x/db");
        AtomicFiles.folder(kept.resolveSibling(""));
        var other = home.folder.resolve("work/restore-x/db");
        AtomicFiles.write(home.folder.resolve("restoring"), (other + "\n" + kept).getBytes(StandardCharsets.UTF_8));
        AtomicFiles.move(home.folder.resolve("db"), kept);
        // The restored one did not survive: the old one comes back.
        assertEquals(List.of("made later", "saved"), home.projects());
        assertFalse(Files.exists(home.folder.resolve("restoring")));

        // And now it did.
        AtomicFiles.write(home.folder.resolve("restoring"), (other + "\n" + kept).getBytes(StandardCharsets.UTF_8));
        AtomicFiles.folder(other.resolveSibling(""));
        Files.move(home.folder.resolve("db"), other);
        FileSwap.finish(home.folder);
        assertEquals(List.of("made later", "saved"), home.projects());
        assertFalse(Files.exists(other));
    }

    @Test
    void aBackupOfAnOlderSchemaIsMigratedAfterTheRestore() throws Exception {
        var fixture = Objects.requireNonNull(RestoreTest.class.getResource("/com/cliply/storage/released/V001.sql"));
        var old = Files.createDirectories(folder.resolve("old/db")).resolve("studio");
        var payload = folder.resolve("payload");
        var file = folder.resolve("old.cliplybackup");
        var base64 = Base64.getEncoder();
        try (var secret = Secret.random(32);
                var vault = Vault.open(home.folder.resolve("vault"), KeySources.bare());
                var lock = RecoveryLock.of(key);
                var connection = DriverManager.getConnection("jdbc:h2:file:" + old, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("runscript from '" + Path.of(fixture.toURI()) + "'");
            var rows = Script.write(connection, payload, secret);
            var sum = BackupFile.sha256(payload);
            var context = BackupFile.context("2026-11-21T10:00:00Z", sum);
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    "0.1.0",
                    1,
                    "2026-11-21T10:00:00Z",
                    rows,
                    Files.size(payload),
                    sum,
                    vault.key().id(),
                    base64.encodeToString(vault.key().wrap(secret, context)),
                    base64.encodeToString(lock.lock(secret, context)));
            BackupFile.write(file, manifest.sign(secret), payload);
        }
        var restored = home.recovery().restore(file, Optional.empty(), false);
        assertEquals(Database.newestSchema(), restored.schemaVersion());
        assertEquals(List.of("released"), home.projects());
    }

    @Test
    void anUnreadableFileIsRefusedAndAMissingOneIsMissing() throws Exception {
        refused(
                ErrorCode.FILE_NOT_FOUND,
                () -> home.recovery().restore(folder.resolve("none"), Optional.empty(), false));
        var text = Files.writeString(folder.resolve("text"), "no archive at all");
        refused(ErrorCode.BACKUP_REFUSED, () -> home.recovery().restore(text, Optional.empty(), false));
    }
}
