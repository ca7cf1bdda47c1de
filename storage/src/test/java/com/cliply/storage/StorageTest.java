package com.cliply.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.storage.files.StudioFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StorageTest {
    @TempDir
    Path folder;

    private final Samples samples = new Samples();

    private Storage open() {
        return Storage.open(folder, InstantSource.system());
    }

    @Test
    void whatWasSavedIsThereAfterTheNextStart() {
        var project = samples.aProject("match");
        var clip = samples.aClip(project.id(), 0.5);
        try (var storage = open()) {
            storage.stores().projects().save(project);
            storage.stores().clips().save(clip);
        }
        try (var storage = open()) {
            assertEquals(List.of(project), storage.stores().projects().all());
            assertEquals(List.of(clip), storage.stores().clips().all());
        }
    }

    @Test
    void aRolledBackTransactionLeavesNothing() {
        try (var storage = open()) {
            var stores = storage.stores();
            assertThrows(
                    IllegalStateException.class,
                    () -> stores.transactions().inTransaction(() -> {
                        var project = samples.aProject("match");
                        stores.projects().save(project);
                        stores.clips().save(samples.aClip(project.id(), 0.5));
                        assertEquals(1, stores.clips().all().size());
                        throw new IllegalStateException("changed my mind");
                    }));
            assertEquals(List.of(), stores.projects().all());
            assertEquals(List.of(), stores.clips().all());
        }
    }

    @Test
    void anInterruptedThreadNeitherLosesItsWorkNorEndsTheDatabase() {
        try (var storage = open()) {
            var project = samples.aProject("match");
            Thread.currentThread().interrupt();
            storage.stores().projects().save(project);
            assertEquals(List.of(project), storage.stores().projects().all());
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aSecondProcessIsToldThatTheFolderIsInUse() throws Exception {
        try (var _ = open()) {
            var child = ChildJvm.start(OpeningChild.class, folder.toString());
            assertTrue(child.waitFor(30, TimeUnit.SECONDS));
            var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("DATA_FOLDER_IN_USE [" + folder + "]", said.strip());
        }
    }

    @Test
    void aNewerSchemaIsRefused() throws Exception {
        open().close();
        execute("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                + " \"script\", \"installed_by\", \"execution_time\", \"success\")"
                + " values (99, '99', 'later', 'SQL', 'V099__later.sql', 'sa', 1, true)");
        var refused = assertThrows(StorageException.class, this::open);
        assertEquals(ErrorCode.DATABASE_NEWER, refused.code());
        assertEquals(List.of("99"), refused.facts());
    }

    @Test
    void aSchemaThatIsNotOursIsNoticedAtOnce() throws Exception {
        open().close();
        execute("alter table clip drop column title");
        var refused = assertThrows(StorageException.class, this::open);
        assertEquals(ErrorCode.DATABASE_DRIFTED, refused.code());
        assertTrue(refused.facts().getFirst().contains("[title]"), refused::toString);
    }

    @Test
    void aDamagedFileIsSaidToBeDamaged() throws Exception {
        var file = Path.of(new StudioFolders(folder).database() + ".mv.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database".repeat(1_000));
        var refused = assertThrows(StorageException.class, this::open);
        assertEquals(ErrorCode.DATABASE_WITHOUT_BACKUP, refused.code());
    }

    @Test
    void nobodyElseMayLookIntoTheFolder() throws Exception {
        var made = folder.resolve("new/data");
        Storage.open(made, InstantSource.system()).close();
        if (!Files.getFileStore(made).supportsFileAttributeView("posix")) return;
        for (var path : List.of(made, made.resolve("db"), made.resolve("logs")))
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    void theReportCountsJobs() {
        try (var storage = open()) {
            var project = samples.aProject("match");
            storage.stores().projects().save(project);
            var kind = new JobKind.MakeProxy(project.id(), project.source().id());
            storage.stores().jobs().enqueue(kind);
            storage.stores().jobs().cancel(storage.stores().jobs().enqueue(kind));
            assertEquals(new StorageReport("h2", 3, Map.of("queued", 1L, "cancelled", 1L)), storage.check());
        }
    }

    @Test
    void noThreadIsLeftAfterClose() throws Exception {
        var before = threads();
        try (var storage = open()) {
            storage.jobRunner(workspace -> new JobHandlers(), new Events()).start();
            storage.check();
        }
        for (var thread : threads()) {
            if (before.contains(thread)) continue;
            assertTrue(thread.join(Duration.ofSeconds(5)), thread::getName);
        }
        assertFalse(Files.exists(folder.resolve("db/studio.lock.db")));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    private void execute(String sql) throws Exception {
        var url = "jdbc:h2:file:" + new StudioFolders(folder).database();
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
