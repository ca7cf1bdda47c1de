package com.cliply.storage.backup;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.Recovery.Drilled;
import com.cliply.engine.backup.Recovery.Targets;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.files.FileStamp;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.vault.KeySources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Tries in earnest whether the installation could be given back, beside it, and writes down how long it took. */
final class Drill {
    private final StudioFolders folders;
    private final KeySources sources;
    private final InstantSource clock;
    private final StudioOpening studio;

    Drill(StudioFolders folders, KeySources sources, InstantSource clock, StudioOpening studio) {
        this.folders = folders;
        this.sources = sources;
        this.clock = clock;
        this.studio = studio;
    }

    Drilled drill(Optional<RecoveryKey> key, Targets targets) {
        var began = clock.instant();
        var start = System.nanoTime();
        try {
            folders.make();
            var newest = BackupFolder.newestGood(folders.backups());
            var age = newest.map(backup -> Duration.between(backup.madeAt(), began));
            var made = newest.isEmpty() ? Optional.of(studio.backUp(folders.data())) : Optional.<Backups.Made>empty();
            var backup = newest.or(() -> made.map(Backups.Made::backup)).orElseThrow();
            var firstKey = made.flatMap(Backups.Made::firstKey);
            var empty = AtomicFiles.folder(FileStamp.free(folders.work(), "drill-", began, ""));
            try {
                return report(tried(empty, backup, key, targets, began, start, age, firstKey));
            } finally {
                AtomicFiles.deleteTree(empty);
            }
        } catch (IOException error) {
            throw new StorageException(
                    ErrorCode.OUTPUT_NOT_WRITABLE, error, folders.data().toString());
        }
    }

    private Drilled tried(
            Path empty,
            Backup backup,
            Optional<RecoveryKey> key,
            Targets targets,
            Instant began,
            long start,
            Optional<Duration> age,
            Optional<RecoveryKey> firstKey) {
        var home = new StudioFolders(empty);
        // With the recovery key there is nothing but that and the file: no vault, no keychain.
        var restore = key.isPresent()
                ? new Restore(home, home.vault(), KeySources.bare(), clock, studio)
                : new Restore(home, folders.vault(), sources, clock, studio);
        var restored = restore.restore(backup.file(), key, false);
        var took = new AtomicLong();
        var asWritten = new AtomicBoolean();
        studio.open(empty, answer -> {
            took.set(System.nanoTime() - start);
            // The restore itself has compared; a migration after it may have added rows and tables.
            asWritten.set(answer.schemaVersion() != backup.schemaVersion()
                    || Difference.between(backup.rows(), answer.rows()).isEmpty());
        });
        return new Drilled(
                began,
                backup,
                restored.openedBy(),
                age,
                Duration.ofNanos(took.get()),
                targets,
                asWritten.get(),
                firstKey,
                FileStamp.free(folders.backups().resolve("drills"), "drill-", began, ".json"));
    }

    private Drilled report(Drilled drilled) throws IOException {
        AtomicFiles.folder(folders.backups().resolve("drills"));
        var report = new DrillReport(drilled);
        AtomicFiles.write(drilled.report(), report.json());
        var name = String.valueOf(drilled.report().getFileName()).replaceFirst("\\.json$", ".txt");
        AtomicFiles.write(drilled.report().resolveSibling(name), report.text());
        return drilled;
    }
}
