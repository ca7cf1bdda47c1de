package com.cliply.app.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.health.EncodersCheck;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding.Status;
import com.cliply.engine.health.HealthReport;
import com.cliply.engine.media.EncoderTrials.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthChecksTest {
    @TempDir
    Path folder;

    private static List<Status> seen(HealthCheck check) {
        return HealthReport.of(List.of(check)).findings().stream()
                .map(finding -> finding.status())
                .toList();
    }

    @Test
    void anotherJavaIsAFinding() {
        assertEquals(List.of(Status.OK), seen(new JavaCheck(25)));
        assertEquals(List.of(Status.WARN), seen(new JavaCheck(21)));
    }

    @Test
    void aMachineWithoutAnEncoderFails() {
        assertEquals(List.of(Status.OK), seen(new EncodersCheck(() -> List.of(new Trial("libx264", true, "")))));
        assertEquals(List.of(Status.FAIL), seen(new EncodersCheck(() -> List.of(new Trial("libx264", false, "no")))));
    }

    @Test
    void aDataFolderThatIsNotThereIsNotMade() {
        var data = folder.resolve("a").resolve("b");
        assertEquals(Status.OK, seen(new DataFolderCheck(data)).getFirst());
        assertFalse(Files.exists(folder.resolve("a")));
    }

    @Test
    void aDataFolderThatIsAFileFails() throws IOException {
        var data = Files.writeString(folder.resolve("data"), "mine");
        assertEquals(Status.FAIL, seen(new DataFolderCheck(data)).getFirst());
        assertEquals(
                Status.FAIL, seen(new DataFolderCheck(data.resolve("below"))).getFirst());
    }

    @Test
    void lookingLeavesNothingBehind() throws IOException {
        seen(new DataFolderCheck(folder));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void theDatabaseSaysHowItsQueueStands() {
        assertEquals(
                List.of(Status.OK, Status.OK),
                seen(new DatabaseCheck(true, () -> new DatabaseCheck.Snapshot("h2", 1, Map.of("succeeded", 3L)))));
        assertEquals(
                List.of(Status.OK, Status.WARN),
                seen(new DatabaseCheck(true, () -> new DatabaseCheck.Snapshot("h2", 1, Map.of("dead", 1L)))));
    }

    @Test
    void aDatabaseThatIsInUseIsWellAndABrokenOneIsNot() {
        assertEquals(List.of(Status.OK), seen(new DatabaseCheck(false, () -> {
            throw new AssertionError("not to be opened");
        })));
        assertEquals(List.of(Status.OK), seen(new DatabaseCheck(true, () -> {
            throw new StorageException(ErrorCode.DATA_FOLDER_IN_USE, "x");
        })));
        assertEquals(List.of(Status.FAIL), seen(new DatabaseCheck(true, () -> {
            throw new StorageException(ErrorCode.DATABASE_FAILED, "x");
        })));
    }
}
