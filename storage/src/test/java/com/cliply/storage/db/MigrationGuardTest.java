package com.cliply.storage.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.storage.ChildJvm;
import com.cliply.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MigrationGuardTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.START);

    @TempDir
    Path folder;

    @BeforeEach
    void somethingToLose() {
        try (var storage = Storage.open(folder, CLOCK)) {
            var samples = new Samples();
            var project = samples.aProject("match");
            storage.stores().projects().save(project);
            storage.stores().clips().save(samples.aClip(project.id(), 0.5));
        }
    }

    private DatabaseOpening opening(String migrations) {
        var address = DatabaseAddress.ofFile(folder, folder.resolve("db").resolve("studio"));
        var migrator = new SchemaMigrator(
                address,
                900,
                List.of(SchemaMigrator.LOCATION, "classpath:com/cliply/storage/migrations/" + migrations));
        return new DatabaseOpening(address, migrator, CLOCK, List.of());
    }

    private List<String> names(String below) throws IOException {
        try (var files = Files.walk(folder.resolve(below))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFailedMigrationLeavesTheDatabaseAsItWas() throws Exception {
        var before = new OpenedFile(folder).rows();
        var failed =
                assertThrows(StorageException.class, () -> opening("failing").open());
        assertEquals(ErrorCode.MIGRATION_FAILED, failed.code());
        assertEquals(before, new OpenedFile(folder).rows());
        var text = failed.text(Locale.ENGLISH);
        assertTrue(text.sentence().startsWith("The database could not be brought to schema 900: "), text::toString);
        assertTrue(text.sentence().contains("NO_SUCH_COLUMN"), text::toString);
        assertTrue(text.advice().contains("2026-11-21T100000Z-failed-migration"), text::toString);
    }

    @Test
    void theFailedFileAndTheCopyFromBeforeAreKept() throws Exception {
        assertThrows(StorageException.class, () -> opening("failing").open());
        assertEquals(List.of("backups/before-V900-2026-11-21T100000Z.zip"), names("backups"));
        assertEquals(List.of("set-aside/2026-11-21T100000Z-failed-migration/studio.mv.db"), names("set-aside"));
        assertFalse(names("db").toString().contains(".part"));
    }

    @Test
    void theStudioOpensAfterAFailedMigration() {
        assertThrows(StorageException.class, () -> opening("failing").open());
        try (var storage = Storage.open(folder, CLOCK)) {
            assertEquals(1, storage.stores().clips().all().size());
        }
    }

    @Test
    void aMigrationThatIsKilledIsTakenBackAtTheNextStart() throws Exception {
        var before = new OpenedFile(folder).rows();
        for (int kill = 1; kill <= 2; kill++) {
            var child = ChildJvm.start(MigratingChild.class, folder.toString());
            try (var said = child.inputReader()) {
                assertTrue(said.lines().anyMatch("in the middle"::equals));
            } finally {
                child.destroyForcibly();
            }
            var _ = child.waitFor();
        }
        try (var storage = Storage.open(folder, CLOCK)) {
            assertEquals(1, storage.stores().clips().all().size());
        }
        assertEquals(before, new OpenedFile(folder).rows());
        assertEquals(2, names("set-aside").size());
        assertEquals(2, names("backups").size());
    }

    @Test
    void aKillBetweenSettingAsideAndPuttingBackIsMended() throws Exception {
        var before = new OpenedFile(folder).rows();
        assertThrows(StorageException.class, () -> opening("failing").open());
        var copy = folder.resolve("backups/before-V900-2026-11-21T100000Z.zip");
        var file = new DatabaseFile(folder, folder.resolve("db/studio"));
        file.note(new DatabaseFile.State.Migrating(900, copy));
        Files.delete(file.data());
        Storage.open(folder, CLOCK).close();
        assertEquals(before, new OpenedFile(folder).rows());
    }

    @Test
    void aMigrationThatGoesWellLeavesTheCopyFromBefore() throws Exception {
        // What a migration of our own changes is compared by the fixtures.
        var address = DatabaseAddress.ofFile(folder, folder.resolve("db").resolve("studio"));
        var migrator = new SchemaMigrator(
                address, 900, List.of(SchemaMigrator.LOCATION, "classpath:com/cliply/storage/migrations/good"));
        new DatabaseOpening(address, migrator, CLOCK, List.of()).open().close();
        assertEquals(List.of("backups/before-V900-2026-11-21T100000Z.zip"), names("backups"));
        assertTrue(new OpenedFile(folder).rows().toString().contains("SEVEN=7"));
    }

    @Test
    void aNewDatabaseNeedsNoCopy() throws Exception {
        var fresh = folder.resolve("fresh");
        Storage.open(fresh, CLOCK).close();
        assertFalse(Files.exists(fresh.resolve("backups")));
    }

    @Test
    void aHalfMadeDatabaseIsSetAsideAndMadeAnew() throws Exception {
        var file = new DatabaseFile(folder, folder.resolve("db/studio"));
        file.note(new DatabaseFile.State.New());
        Files.writeString(file.data(), "half of a header");
        Storage.open(folder, CLOCK).close();
        assertEquals(List.of("set-aside/2026-11-21T100000Z-half-made/studio.mv.db"), names("set-aside"));
    }
}
