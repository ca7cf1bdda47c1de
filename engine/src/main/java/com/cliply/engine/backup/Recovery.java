package com.cliply.engine.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives an installation back from its backups; it needs no open database, and none that is whole. */
public interface Recovery {
    /**
     * What a restore has done, or would do.
     *
     * @param present how many rows the tables have that it replaces; empty if there are none, or they cannot be read
     * @param schemaVersion what the restored database has now, at least that of the backup
     * @param openedBy which key it was
     * @param setAside where what was there before lies now; empty if there was nothing, or nothing was changed
     * @param dryRun whether nothing was changed
     */
    record Restored(
            Backup backup,
            Map<String, Long> present,
            int schemaVersion,
            OpenedBy openedBy,
            Optional<Path> setAside,
            boolean dryRun) {
        public Restored {
            present = Map.copyOf(present);
        }
    }

    /** A key that opens backups. */
    enum OpenedBy {
        /** The installation's own. */
        VAULT,
        /** The recovery key alone. */
        RECOVERY_KEY
    }

    /**
     * What a drill wants to see.
     *
     * @param objective how old the newest proven backup may be
     * @param time how long it may take from the beginning until the restored studio answers
     */
    record Targets(Duration objective, Duration time) {
        public static final Targets USUAL = new Targets(Duration.ofHours(24), Duration.ofMinutes(5));
    }

    /**
     * What a drill has shown.
     *
     * @param age how old the newest proven backup was when the drill began; empty if there was none, so that one was made
     * @param took from the beginning until the restored studio answered
     * @param rowsAsWritten whether every table had as many rows as at the moment of the backup
     * @param firstKey the recovery key, if the drill had to make the first backup: it is shown now or never
     * @param report where it is written down
     */
    record Drilled(
            Instant began,
            Backup backup,
            OpenedBy openedBy,
            Optional<Duration> age,
            Duration took,
            Targets targets,
            boolean rowsAsWritten,
            Optional<RecoveryKey> firstKey,
            Path report) {
        public boolean ageReached() {
            return age.isPresent() && age.get().compareTo(targets.objective()) <= 0;
        }

        public boolean timeReached() {
            return took.compareTo(targets.time()) <= 0;
        }

        public boolean passed() {
            return rowsAsWritten && ageReached() && timeReached();
        }
    }

    /** What lies in the installation's place for backups, newest first; what cannot be read is left out. */
    List<Backup> list();

    /**
     * Puts a backup in the place of the present database, which is set aside; a failure leaves that as it was.
     *
     * @param key the recovery key; empty to use the installation's own
     * @param dryRun whether all is done but the last step
     * @throws com.cliply.engine.error.StorageException if the file cannot be trusted or opened, or another process holds the folder
     */
    Restored restore(Path file, Optional<RecoveryKey> key, boolean dryRun);

    /**
     * Restores the newest backup into an empty folder, opens it and measures; the installation itself is not touched.
     *
     * @param key the recovery key, which then has to do without the installation's own; empty to use that
     */
    Drilled drill(Optional<RecoveryKey> key, Targets targets);
}
