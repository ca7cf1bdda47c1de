package com.cliply.storage.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.backup.Recovery.OpenedBy;
import com.cliply.engine.backup.Recovery.Targets;
import com.cliply.engine.backup.RecoveryKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.files.AtomicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DrillTest {
    @TempDir
    Path folder;

    @Test
    void aDrillMeasuresAndWritesItDownWithoutTouchingTheInstallation() throws Exception {
        var home = new Home(folder);
        home.addProject("match");
        home.backUp();
        home.addProject("made later");
        home.later(Duration.ofHours(3));
        var drilled = home.recovery().drill(Optional.empty(), Targets.USUAL);
        assertTrue(drilled.passed(), drilled::toString);
        assertEquals(OpenedBy.VAULT, drilled.openedBy());
        assertEquals(Optional.of(Duration.ofHours(3)), drilled.age());
        assertFalse(drilled.took().isZero());
        assertEquals(
                List.of("drill-2026-11-21T130000Z.json", "drill-2026-11-21T130000Z.txt"), home.files("backups/drills"));
        var json = Files.readString(drilled.report());
        assertTrue(json.contains("\"rpo_seconds\" : 10800") && json.contains("\"passed\" : true"), json);
        assertEquals(List.of(), home.files("work"));
        assertEquals(List.of("made later", "match"), home.projects());
        assertEquals(List.of(), home.files("set-aside"));
    }

    @Test
    void theRecoveryKeyAloneIsEnough() throws Exception {
        var home = new Home(folder);
        home.addProject("match");
        var key = home.backUp().firstKey().orElseThrow();
        // Not even the vault is left.
        AtomicFiles.deleteTree(folder.resolve("vault"));
        var drilled = home.recovery().drill(Optional.of(key), Targets.USUAL);
        assertTrue(drilled.passed());
        assertEquals(OpenedBy.RECOVERY_KEY, drilled.openedBy());
        assertFalse(Files.exists(folder.resolve("vault")));
        var wrong = assertThrows(
                StorageException.class, () -> home.recovery().drill(Optional.of(RecoveryKey.random()), Targets.USUAL));
        assertEquals(ErrorCode.BACKUP_LOCKED, wrong.code());
    }

    @Test
    void anOldBackupAndASlowRestoreMissTheirTargets() {
        var home = new Home(folder);
        home.backUp();
        home.later(Duration.ofHours(25));
        var drilled = home.recovery().drill(Optional.empty(), new Targets(Duration.ofHours(24), Duration.ofNanos(1)));
        assertFalse(drilled.ageReached());
        assertFalse(drilled.timeReached());
        assertTrue(drilled.rowsAsWritten());
        assertFalse(drilled.passed());
    }

    @Test
    void withoutABackupOneIsMadeAndItsAgeIsMissed() {
        var home = new Home(folder);
        home.addProject("match");
        var drilled = home.recovery().drill(Optional.empty(), Targets.USUAL);
        assertEquals(Optional.empty(), drilled.age());
        assertFalse(drilled.ageReached());
        assertTrue(drilled.timeReached());
        assertTrue(drilled.firstKey().isPresent());
        assertEquals(1L, drilled.backup().rows().get("PUBLIC.PROJECT"));
    }

    @Test
    void aStudioAtWorkDoesNotHinderADrill() {
        var home = new Home(folder);
        home.addProject("match");
        home.backUp();
        try (var storage = home.open()) {
            assertTrue(home.recovery().drill(Optional.empty(), Targets.USUAL).passed());
            home.addProject(storage, "more");
        }
        assertEquals(2, home.projects().size());
    }
}
