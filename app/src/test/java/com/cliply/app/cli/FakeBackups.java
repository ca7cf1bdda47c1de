package com.cliply.app.cli;

import com.cliply.engine.Samples;
import com.cliply.engine.backup.Backup;
import com.cliply.engine.backup.Backups;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.backup.RecoveryKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backups of nothing, and what was asked of them. */
final class FakeBackups implements Backups, Recovery {
    static final Backup BACKUP = new Backup(
            Path.of("/backups/cliply-2026-11-21T100000Z.cliplybackup"),
            Samples.START,
            "1.2.3",
            2,
            Map.of("PUBLIC.CLIP", 3L, "PUBLIC.PROJECT", 1L),
            12_345);

    Optional<RecoveryKey> firstKey = Optional.empty();
    final List<String> keys = new ArrayList<>();
    List<Backup> there = List.of(BACKUP);
    Optional<Duration> age = Optional.of(Duration.ofHours(3));
    Optional<Path> folder = Optional.empty();

    @Override
    public Made make(Optional<Path> wished, boolean newKey) {
        folder = wished;
        return new Made(BACKUP, firstKey, "A file keeps the key.", Duration.ofMillis(400), Duration.ofMillis(600), 2);
    }

    @Override
    public List<Backup> list() {
        return there;
    }

    @Override
    public Restored restore(Path file, Optional<RecoveryKey> key, boolean dryRun) {
        key.ifPresent(given -> keys.add(given.groups()));
        return new Restored(
                BACKUP,
                Map.of("PUBLIC.PROJECT", 9L),
                2,
                key.isPresent() ? OpenedBy.RECOVERY_KEY : OpenedBy.VAULT,
                dryRun ? Optional.empty() : Optional.of(Path.of("/set-aside/x")),
                dryRun);
    }

    @Override
    public Drilled drill(Optional<RecoveryKey> key, Targets targets) {
        key.ifPresent(given -> keys.add(given.groups()));
        return new Drilled(
                Samples.START,
                BACKUP,
                key.isPresent() ? OpenedBy.RECOVERY_KEY : OpenedBy.VAULT,
                age,
                Duration.ofSeconds(4),
                targets,
                true,
                firstKey,
                Path.of("/backups/drills/drill.json"));
    }
}
