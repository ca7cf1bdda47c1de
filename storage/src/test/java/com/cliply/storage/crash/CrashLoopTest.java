package com.cliply.storage.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few kills of the thousand that {@code ./dev bench crash} makes. */
class CrashLoopTest {
    private static final int KILLS = 15;

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void whatWasAcknowledgedOutlivesEveryKill() throws Exception {
        var counts = CrashCounts.read(folder.resolve("counts.properties"));
        var loop = new CrashLoop(folder, counts, 50, 700);
        for (int kill = 0; kill < KILLS; kill++) loop.killOnce();
        assertEquals(KILLS, counts.kills());
    }
}
