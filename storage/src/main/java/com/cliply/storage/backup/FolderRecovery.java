package com.cliply.storage.backup;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.StudioFolders;
import com.cliply.storage.vault.KeySources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gives a data folder back from its backups. */
public final class FolderRecovery implements Recovery {
    private final StudioFolders folders;
    private final KeySources sources;
    private final InstantSource clock;
    private final StudioOpening studio;

    public FolderRecovery(StudioFolders folders, KeySources sources, InstantSource clock, StudioOpening studio) {
        this.folders = folders;
        this.sources = sources;
        this.clock = clock;
        this.studio = studio;
    }

    @Override
    public List<Backup> list() {
        try {
            return BackupFolder.list(folders.backups());
        } catch (IOException error) {
            throw new StorageException(
                    ErrorCode.FILE_NOT_READABLE, error, folders.backups().toString());
        }
    }

    @Override
    public Restored restore(Path file, Optional<RecoveryKey> key, boolean dryRun) {
        return new Restore(folders, folders.vault(), sources, clock, studio).restore(file, key, dryRun);
    }

    @Override
    public Drilled drill(Optional<RecoveryKey> key, Targets targets) {
        return new Drill(folders, sources, clock, studio).drill(key, targets);
    }
}
