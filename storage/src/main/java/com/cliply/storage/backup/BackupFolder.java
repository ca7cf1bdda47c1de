package com.cliply.storage.backup;

import com.cliply.engine.backup.Backup;
import com.cliply.engine.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups in a folder. */
public final class BackupFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);

    private BackupFolder() {}

    /** Those that say what they are, newest first; none of them is authenticated by that. */
    static List<Backup> list(Path folder) throws IOException {
        var backups = new ArrayList<Backup>();
        if (!Files.isDirectory(folder)) return backups;
        try (var files = Files.newDirectoryStream(folder, "*" + BackupFile.ENDING)) {
            for (var file : files) {
                try {
                    backups.add(BackupFile.read(file).backup());
                } catch (StorageException unreadable) {
                    LOG.warn("left out: {}", unreadable.getMessage());
                }
            }
        }
        backups.sort(Comparator.comparing(Backup::madeAt).reversed());
        return backups;
    }

    /** The newest whose content is still what was written. */
    public static Optional<Backup> newestGood(Path folder) {
        try {
            return list(folder).stream()
                    .filter(backup -> BackupFile.read(backup.file()).isWhole())
                    .findFirst();
        } catch (IOException unreadable) {
            LOG.warn("the backups cannot be listed", unreadable);
            return Optional.empty();
        }
    }
}
