package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.cliply.storage.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class SleepTest {
    private static final int ASLEEP = 12;
    private static final int AWAKE_AGAIN = 4;

    @TempDir
    Path folder;

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        assertEquals(0, kill.waitFor());
    }

    @Test
    void aJobOfAProcessThatSleptEndsInItsFirstAttempt() throws Exception {
        var child = ChildJvm.start(SleepyChild.class, folder.toString());
        try (var said = child.inputReader();
                var tell = child.outputWriter()) {
            assertEquals("working", said.readLine());
            signal(child, "STOP");
            assertFalse(child.waitFor(ASLEEP, TimeUnit.SECONDS));
            signal(child, "CONT");
            // Time enough for the search for the dead to come by.
            assertFalse(child.waitFor(AWAKE_AGAIN, TimeUnit.SECONDS));
            tell.write("done\n");
            tell.flush();
            assertEquals(
                    List.of("enqueued", "started", "succeeded"), said.lines().toList());
            assertEquals(0, child.waitFor());
        } finally {
            child.destroyForcibly();
        }
    }
}
