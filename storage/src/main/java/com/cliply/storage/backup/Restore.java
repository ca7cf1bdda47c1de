package com.cliply.storage.backup;

import com.cliply.engine.backup.Recovery.OpenedBy;
import com.cliply.engine.backup.Recovery.Restored;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.error.StudioException;
import com.cliply.storage.db.Database;
import com.cliply.storage.db.FileSwap;
import com.cliply.storage.files.AtomicFiles;
import com.cliply.storage.files.FileStamp;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.vault.KeySources;
import com.cliply.storage.vault.Secret;
import com.cliply.storage.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup into a data folder. Nothing of the file is used before its secret is known and its manifest authentic; all is built
 * beside the present database, which is touched only by the last step.
 */
final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    private final StudioFolders folders;
    private final Path vault;
    private final KeySources sources;
    private final InstantSource clock;
    private final StudioOpening studio;

    /**
     * Restores into a data folder.
     *
     * @param vault the folder of the vault whose key may open the backup
     */
    Restore(StudioFolders folders, Path vault, KeySources sources, InstantSource clock, StudioOpening studio) {
        this.folders = folders;
        this.vault = vault;
        this.sources = sources;
        this.clock = clock;
        this.studio = studio;
    }

    Restored restore(Path path, Optional<RecoveryKey> key, boolean dryRun) {
        var file = BackupFile.read(path.toAbsolutePath());
        try (var secret = key.isPresent() ? Unlocking.withRecoveryKey(file, key.get()) : withVault(file)) {
            if (file.manifest().schemaVersion() > Database.newestSchema())
                throw new StorageException(
                        ErrorCode.BACKUP_NEWER,
                        file.file().toString(),
                        String.valueOf(file.manifest().schemaVersion()));
            folders.make();
            var restored = restore(file, secret, key.isPresent() ? OpenedBy.RECOVERY_KEY : OpenedBy.VAULT, dryRun);
            if (!dryRun) key.ifPresent(this::keepOnUsing);
            return restored;
        } catch (IOException error) {
            throw new StorageException(
                    ErrorCode.OUTPUT_NOT_WRITABLE, error, folders.data().toString());
        }
    }

    private Secret withVault(BackupFile file) {
        if (Vault.status(vault).isEmpty()) throw Unlocking.locked(file, "the key of this installation: it has none");
        try (var opened = Vault.open(vault, sources)) {
            return Unlocking.withVault(file, opened.key());
        }
    }

    private Restored restore(BackupFile file, Secret secret, OpenedBy by, boolean dryRun) throws IOException {
        var swap = new FileSwap(folders.data());
        var present = present(swap, dryRun);
        var work = AtomicFiles.folder(FileStamp.free(folders.work(), "restore-", clock.instant(), ""));
        try {
            var schema = build(file, secret, work);
            var aside = dryRun ? Optional.<Path>empty() : swap.replaceWith(work.resolve("db"), clock.instant());
            if (!dryRun) LOG.info("restored {}; what was there before: {}", file.file(), aside);
            return new Restored(file.backup(), present, schema, by, aside, dryRun);
        } finally {
            AtomicFiles.deleteTree(work);
        }
    }

    /** A dry run changes nothing, so that it may look while somebody works. */
    private static Map<String, Long> present(FileSwap swap, boolean dryRun) {
        try {
            return swap.present();
        } catch (StorageException held) {
            if (!dryRun) throw held;
            return Map.of();
        }
    }

    /** Makes a whole data folder of the backup, and says which schema it has then. */
    private int build(BackupFile file, Secret secret, Path work) throws IOException {
        var payload = work.resolve("payload");
        file.extract(payload);
        AtomicFiles.folder(work.resolve("db"));
        try {
            var rows = Script.restore(payload, secret, work.resolve("db").resolve("studio"));
            var difference = Difference.between(file.manifest().rows(), rows);
            if (difference.isPresent()) throw BackupFile.refused(file.file(), difference.get(), null);
        } catch (SQLException error) {
            var why = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
            throw BackupFile.refused(file.file(), why, error);
        }
        FileSwap.markClean(work);
        var schema = new AtomicInteger();
        studio.open(work, answer -> schema.set(answer.schemaVersion()));
        return schema.get();
    }

    /** On a new machine the key that a person has at hand goes on opening the backups that are made there. */
    private void keepOnUsing(RecoveryKey key) {
        try (var opened = Vault.open(vault, sources)) {
            if (!opened.status().recovery()) opened.lockFor(key);
        } catch (StudioException noVault) {
            LOG.warn("the next backup will make a new recovery key: no vault could be opened", noVault);
        }
    }
}
