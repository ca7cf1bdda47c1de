package com.cliply.storage.backup;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** For a database that several processes share: its server backs it up, and says so better than half a backup would. */
public record ServerBackups(String name) implements Backups, Recovery {
    @Override
    public Made make(Optional<Path> folder, boolean newKey) {
        throw notOurs();
    }

    @Override
    public List<Backup> list() {
        throw notOurs();
    }

    @Override
    public Restored restore(Path file, Optional<RecoveryKey> key, boolean dryRun) {
        throw notOurs();
    }

    @Override
    public Drilled drill(Optional<RecoveryKey> key, Targets targets) {
        throw notOurs();
    }

    private StorageException notOurs() {
        return new StorageException(ErrorCode.BACKUP_BY_SERVER, name);
    }
}
