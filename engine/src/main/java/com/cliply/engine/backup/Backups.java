package com.cliply.engine.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Makes backups of the open installation, while work goes on. */
public interface Backups {
    /**
     * What was made.
     *
     * @param firstKey the recovery key, if this is the backup with which it was made; it is shown now or never, and the caller
     *     closes it
     * @param protection what keeps the other key that opens it, in a sentence
     * @param written how long the database was read and written
     * @param proven how long the trial restore took
     * @param removed how many older ones the rule has let go
     */
    record Made(
            Backup backup,
            Optional<RecoveryKey> firstKey,
            String protection,
            Duration written,
            Duration proven,
            int removed) {}

    /**
     * Makes a backup and proves it by a trial restore.
     *
     * @param folder where it goes; empty for the place of the installation's own
     * @param newKey whether a new recovery key is made, though there is one; backups made before keep the old one
     * @throws com.cliply.engine.error.StorageException if it cannot be made or is not proven; nothing is left of it then
     */
    Made make(Optional<Path> folder, boolean newKey);
}
