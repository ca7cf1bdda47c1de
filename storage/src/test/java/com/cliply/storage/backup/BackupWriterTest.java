package com.cliply.storage.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BackupWriterTest {
    @TempDir
    Path folder;

    @Test
    void aBackupIsOneFileForItsOwnerAloneAndLeavesNothingElse() throws Exception {
        var home = new Home(folder);
        home.addProject("match");
        AtomicFiles.folder(folder.resolve("work/backup-killed"));
        Files.writeString(folder.resolve("work/backup-killed/trial.mv.db"), "what a killed backup left");
        var made = home.backUp();
        assertEquals(List.of("cliply-2026-11-21T100000Z.cliplybackup"), home.files("backups"));
        assertEquals(List.of(), home.files("work"));
        assertTrue(AtomicFiles.isPrivate(made.backup().file()));
        assertEquals(1L, made.backup().rows().get("PUBLIC.PROJECT"));
        assertEquals("1.2.3", made.backup().product());
        assertEquals(List.of(made.backup()), home.recovery().list());
    }

    @Test
    void theRecoveryKeyIsMadeWithTheFirstBackupOnly() {
        var home = new Home(folder);
        assertTrue(home.backUp().firstKey().isPresent());
        assertTrue(home.backUp().firstKey().isEmpty());
        try (var storage = home.open()) {
            assertTrue(home.backups(storage)
                    .make(Optional.empty(), true)
                    .firstKey()
                    .isPresent());
        }
    }

    @Test
    void nothingOfThePeopleAndNoKeyCanBeReadInTheFile() throws Exception {
        var home = new Home(folder);
        home.addProject("Secret wedding");
        var made = home.backUp();
        var bytes = Files.readString(made.backup().file(), StandardCharsets.ISO_8859_1);
        for (var word : List.of(
                "Secret", "wedding", "videos", made.firstKey().orElseThrow().groups(), "CREATE TABLE"))
            assertFalse(bytes.contains(word), word);
    }

    @Test
    void whatIsWrittenMeanwhileIsInTheBackupWholeOrNotAtAll() throws Exception {
        var home = new Home(folder);
        try (var storage = home.open()) {
            var stop = new AtomicBoolean();
            var busy = new CountDownLatch(50);
            var writer = Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    storage.stores().transactions().inTransaction(() -> {
                        var project = home.addProject(storage, "match");
                        storage.stores().clips().save(home.aClip(project));
                        return true;
                    });
                    busy.countDown();
                }
            });
            busy.await();
            for (int round = 0; round < 3; round++) {
                // Were the counts of another moment than the script, the trial restore would differ from them.
                var rows = home.backups(storage)
                        .make(Optional.empty(), false)
                        .backup()
                        .rows();
                assertEquals(rows.get("PUBLIC.PROJECT"), rows.get("PUBLIC.CLIP"));
                assertTrue(rows.getOrDefault("PUBLIC.PROJECT", 0L) >= 50);
            }
            stop.set(true);
            writer.join();
        }
    }

    @Test
    void whatFailsItsTrialIsNotLeftAsABackup() throws Exception {
        var home = new Home(folder);
        home.addProject("match");
        try (var storage = home.open()) {
            // A directory in its way makes the last step fail after everything else went well.
            Files.createDirectories(folder.resolve("backups/cliply-2026-11-21T100000Z.cliplybackup.part/x"));
            var failed = assertThrows(
                    StorageException.class, () -> home.backups(storage).make(Optional.empty(), false));
            assertEquals(ErrorCode.OUTPUT_NOT_WRITABLE, failed.code());
        }
        assertEquals(List.of(), home.files("backups"));
        assertEquals(List.of(), home.files("work"));
        assertTrue(home.recovery().list().isEmpty());
        AtomicFiles.deleteTree(folder.resolve("backups"));
        assertTrue(home.backUp().firstKey().isPresent(), "the key of the failed one was never shown");
    }

    @Test
    void olderOnesAreLetGoByTheRuleButNothingElseIs() throws Exception {
        var home = new Home(folder);
        Files.createDirectories(folder.resolve("backups"));
        Files.writeString(folder.resolve("backups/mine.cliplybackup"), "not a backup");
        var first = home.backUp().backup().madeAt();
        home.backUp();
        home.now.set(first.plus(Duration.ofDays(40)));
        assertEquals(1, home.backUp().removed());
        assertEquals(2, home.recovery().list().size());
        assertTrue(Files.exists(folder.resolve("backups/mine.cliplybackup")));
    }

    @Test
    void inAFolderOfThePersonsNothingIsLetGo() throws Exception {
        var home = new Home(folder.resolve("home"));
        var elsewhere = folder.resolve("stick");
        for (int month = 0; month < 3; month++) {
            home.later(Duration.ofDays(3));
            try (var storage = home.open()) {
                for (int twice = 0; twice < 2; twice++)
                    assertEquals(
                            0,
                            home.backups(storage)
                                    .make(Optional.of(elsewhere), false)
                                    .removed());
            }
        }
        try (var files = Files.list(elsewhere)) {
            assertEquals(6, files.count());
        }
    }

    @Test
    void aSharedDatabaseIsLeftToItsServer() {
        var server = new ServerBackups("jdbc:postgresql://localhost/cliply");
        for (Runnable call : List.<Runnable>of(
                () -> server.make(Optional.empty(), false),
                server::list,
                () -> server.restore(folder, Optional.empty(), false))) {
            var refused = assertThrows(StorageException.class, call::run);
            assertEquals(ErrorCode.BACKUP_BY_SERVER, refused.code());
            assertTrue(refused.toString().contains("its server backs it up"), refused::toString);
        }
    }
}
