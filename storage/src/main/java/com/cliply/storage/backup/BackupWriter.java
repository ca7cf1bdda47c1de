package com.cliply.storage.backup;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.KeepRule;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.db.Database;
import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.files.FileStamp;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.vault.KeySources;
import com.cliply.storage.vault.MasterKey;
import com.cliply.storage.vault.RecoveryLock;
import com.cliply.storage.vault.Secret;
import com.cliply.storage.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups of an open H2 file: one file each, encrypted, proven by a trial restore before it gets its final name. */
public final class BackupWriter implements Backups {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWriter.class);
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final StudioFolders folders;
    private final KeySources sources;
    private final InstantSource clock;
    private final String product;

    /** Writes for a data folder whose database is open; {@code product} is the version of Cliply. */
    public BackupWriter(
            Database database, StudioFolders folders, KeySources sources, InstantSource clock, String product) {
        this.database = database;
        this.folders = folders;
        this.sources = sources;
        this.clock = clock;
        this.product = product;
    }

    @Override
    public synchronized Made make(Optional<Path> folder, boolean newKey) {
        try (var vault = Vault.open(folders.vault(), sources)) {
            var recovery = vault.recovery();
            var firstKey =
                    newKey || recovery.isEmpty() ? Optional.of(RecoveryKey.random()) : Optional.<RecoveryKey>empty();
            try (var lock = firstKey.map(RecoveryLock::of).or(() -> recovery).orElseThrow()) {
                var target = AtomicFiles.folder(folder.orElse(folders.backups()));
                var made = make(target, vault, lock, firstKey);
                // Only now: a key whose backup failed is shown to nobody.
                firstKey.ifPresent(vault::lockFor);
                return made;
            }
        } catch (IOException error) {
            throw new StorageException(
                    ErrorCode.OUTPUT_NOT_WRITABLE,
                    error,
                    folder.orElse(folders.backups()).toString());
        }
    }

    private Made make(Path target, Vault vault, RecoveryLock lock, Optional<RecoveryKey> firstKey) throws IOException {
        var now = clock.instant();
        var file = FileStamp.free(target, "cliply-", now, BackupFile.ENDING);
        var part = AtomicFiles.beside(file, ".part");
        sweep();
        var work = AtomicFiles.folder(FileStamp.free(folders.work(), "backup-", now, ""));
        try (var secret = Secret.random(SECRET_BYTES)) {
            var began = System.nanoTime();
            var payload = work.resolve("payload");
            var counts = database.atOneMoment(connection -> Script.write(connection, payload, secret));
            Files.deleteIfExists(part);
            BackupFile.write(part, signed(now.toString(), counts, payload, secret, vault.key(), lock), payload);
            Files.delete(payload);
            var written = System.nanoTime();
            prove(part, vault.key(), work);
            var proven = System.nanoTime();
            AtomicFiles.move(part, file);
            var backup = BackupFile.read(file).backup();
            LOG.info(
                    "backup {} with {} rows, written in {} ms, proven in {} ms",
                    file.getFileName(),
                    backup.allRows(),
                    (written - began) / 1_000_000,
                    (proven - written) / 1_000_000);
            return new Made(
                    backup,
                    firstKey,
                    vault.status().protection().sentence(),
                    Duration.ofNanos(written - began),
                    Duration.ofNanos(proven - written),
                    tidy(target, backup));
        } finally {
            try {
                AtomicFiles.deleteTree(work);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /** What a killed backup has left holds a readable database; only one runs at a time. */
    private void sweep() throws IOException {
        AtomicFiles.folder(folders.work());
        try (var left = Files.newDirectoryStream(folders.work(), "backup-*")) {
            for (var place : left) AtomicFiles.deleteTree(place);
        }
    }

    private byte[] signed(
            String madeAt, Map<String, Long> counts, Path payload, Secret secret, MasterKey key, RecoveryLock lock)
            throws IOException {
        var sha256 = BackupFile.sha256(payload);
        var context = BackupFile.context(madeAt, sha256);
        var base64 = Base64.getEncoder();
        return new Manifest(
                        Manifest.FORMAT,
                        product,
                        database.schemaVersion(),
                        madeAt,
                        counts,
                        Files.size(payload),
                        sha256,
                        key.id(),
                        base64.encodeToString(key.wrap(secret, context)),
                        base64.encodeToString(lock.lock(secret, context)))
                .sign(secret);
    }

    /** Opens the file as a restore would, from the disk and with the wrapped secret, and compares table by table. */
    private static void prove(Path part, MasterKey key, Path work) throws IOException {
        var file = BackupFile.read(part);
        try (var secret = Unlocking.withVault(file, key)) {
            var payload = work.resolve("trial-payload");
            file.extract(payload);
            var restored = Script.restore(payload, secret, work.resolve("trial"));
            var difference = Difference.between(file.manifest().rows(), restored);
            if (difference.isPresent()) throw new StorageException(ErrorCode.BACKUP_UNPROVEN, difference.get());
        } catch (SQLException error) {
            throw new StorageException(
                    ErrorCode.BACKUP_UNPROVEN,
                    error,
                    String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** What a person has put elsewhere is not ours to delete. */
    private int tidy(Path target, Backup newest) throws IOException {
        if (!target.equals(folders.backups())) return 0;
        var superfluous = KeepRule.USUAL.superfluous(BackupFolder.list(target), newest.madeAt());
        for (var backup : superfluous) Files.deleteIfExists(backup.file());
        return superfluous.size();
    }
}
