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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseOpeningTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.START);

    @TempDir
    Path folder;

    private final List<String> looks = new ArrayList<>();

    @BeforeEach
    void fill() throws SQLException {
        open();
        new OpenedFile(folder)
                .execute("create table filler as select x id, rpad('row ' || x, 500, 'y') text from"
                        + " system_range(1, 5000)");
        open();
        looks.clear();
    }

    private Path data() {
        return folder.resolve("db").resolve("studio.mv.db");
    }

    /** Opens and closes properly, and notes whether the closer look was taken. */
    private void open() throws SQLException {
        opening(List.of(connection -> {
                    looks.add("closer");
                    return List.of();
                }))
                .run();
    }

    private interface Try {
        void run() throws SQLException;
    }

    private Try opening(List<ConsistencyCheck> checks) {
        var address = DatabaseAddress.ofFile(folder, folder.resolve("db").resolve("studio"));
        var opening = new DatabaseOpening(address, new SchemaMigrator(address), CLOCK, checks);
        return () -> {
            try (var connection = opening.open();
                    var statement = connection.createStatement()) {
                statement.execute("shutdown");
            }
            opening.closed();
        };
    }

    private void damaged() throws IOException {
        var before = Files.exists(data()) ? Files.readAllBytes(data()) : new byte[0];
        for (int start = 1; start <= 2; start++) {
            var refused = assertThrows(StorageException.class, () -> Storage.open(folder, CLOCK));
            assertEquals(ErrorCode.DATABASE_WITHOUT_BACKUP, refused.code(), refused::toString);
            assertEquals(folder.toString(), refused.facts().getFirst());
        }
        if (before.length > 0) assertEquals(-1, mismatch(before), "the file was changed");
    }

    private int mismatch(byte[] before) throws IOException {
        return Arrays.mismatch(before, Files.readAllBytes(data()));
    }

    private void overwrite(long from, int length) throws IOException {
        var noise = new byte[length];
        new Random(7).nextBytes(noise);
        try (var channel = FileChannel.open(data(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), from);
        }
    }

    @Test
    void aCleanEndNeedsNoCloserLook() throws Exception {
        open();
        assertEquals(List.of(), looks);
    }

    @Test
    void aKilledProcessIsNoticed() throws Exception {
        var child = ChildJvm.start(HoldingChild.class, folder.toString());
        try (var said = child.inputReader()) {
            assertTrue(said.lines().anyMatch("open"::equals));
        } finally {
            child.destroyForcibly();
        }
        var _ = child.waitFor();
        open();
        open();
        assertEquals(List.of("closer"), looks);
    }

    @Test
    void aFileThatSomebodyTouchedIsLookedAt() throws Exception {
        new OpenedFile(folder).execute("insert into filler values (5001, 'more')");
        open();
        assertEquals(List.of("closer"), looks);
    }

    @Test
    void aTruncatedFileIsDamaged() throws Exception {
        var length = Files.size(data());
        for (var kept : new long[] {length - 4_096, length * 9 / 10, length / 2, length / 10, 5_000}) {
            try (var channel = FileChannel.open(data(), StandardOpenOption.WRITE)) {
                channel.truncate(kept);
            }
            damaged();
        }
    }

    @Test
    void aFileOverwrittenInItsMiddleIsDamaged() throws Exception {
        overwrite(Files.size(data()) / 4, (int) (Files.size(data()) / 2));
        damaged();
    }

    @Test
    void anEmptyFileIsDamagedAndNotANewDatabase() throws Exception {
        Files.write(data(), new byte[0]);
        damaged();
        assertEquals(0, Files.size(data()));
    }

    @Test
    void aFileOfZerosIsDamaged() throws Exception {
        Files.write(data(), new byte[100_000]);
        damaged();
    }

    @Test
    void aFileThatIsGoneIsDamagedAndNotANewDatabase() throws Exception {
        Files.delete(data());
        damaged();
        assertFalse(Files.exists(data()));
    }

    @Test
    void aReferenceThatLeadsNowhereIsDamage() throws Exception {
        var other = new OpenedFile(folder);
        other.execute(
                "set referential_integrity false; insert into clip_range values ('01900000-0000-7000-8000-000000000001', random_uuid(), 0, 0, 1)");
        var refused = assertThrows(StorageException.class, this::open);
        assertTrue(refused.toString().contains("CLIP_RANGE"), refused::toString);
    }

    @Test
    void whatAFurtherCheckFindsIsDamage() throws Exception {
        new OpenedFile(folder).execute("insert into filler values (5001, 'more')");
        var refused = assertThrows(
                StorageException.class,
                () -> opening(List.of(connection -> List.of("a job runs twice")))
                        .run());
        assertTrue(refused.facts().contains("a job runs twice"), refused::toString);
    }

    @Test
    void aDamagedFileOfAnotherProcessIsNotJudged() throws Exception {
        var child = ChildJvm.start(HoldingChild.class, folder.toString());
        try (var said = child.inputReader()) {
            assertTrue(said.lines().anyMatch("open"::equals));
            var refused = assertThrows(StorageException.class, () -> Storage.open(folder, CLOCK));
            assertEquals(ErrorCode.DATA_FOLDER_IN_USE, refused.code());
        } finally {
            child.destroyForcibly();
        }
        var _ = child.waitFor();
    }

    @Test
    void corruptionMetInDailyWorkMakesTheNextStartLookCloser() throws Exception {
        var address = DatabaseAddress.ofFile(folder, folder.resolve("db").resolve("studio"));
        var opening = new DatabaseOpening(address, new SchemaMigrator(address), CLOCK, List.of());
        try (var connection = opening.open();
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
        opening.doubt();
        opening.closed();
        open();
        assertEquals(List.of("closer"), looks);
    }
}
