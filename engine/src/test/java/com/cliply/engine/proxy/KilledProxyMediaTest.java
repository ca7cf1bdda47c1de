package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle loses the segment that it was making, and no other. */
@Timeout(180)
class KilledProxyMediaTest {
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void whoeverComesAfterAKillGoesOnAndMakesTheSameFiles() throws Exception {
        var film = TestRender.source(TestMedia.film()
                .size(320, 180)
                .frames(3_000, FrameRate.of(10))
                .keyframeEvery(250, 2)
                .write(folder.resolve("film")));
        var undisturbed = new TestProxies(folder.resolve("undisturbed"));
        undisturbed.build(film, TestProxies.around(200), 1, WorkMonitor.NONE);
        var proxies = new TestProxies(folder.resolve("killed"));
        for (int attempt = 1; attempt <= KILLS; attempt++) {
            var before = proxies.segments(film.fingerprint());
            var process = child(film, attempt);
            // Nobody knows when: that is the point.
            while (proxies.segments(film.fingerprint()).size() < before.size() + 4)
                assertTrue(!process.waitFor(5, TimeUnit.MILLISECONDS), "it was through before it was killed");
            var after = proxies.segments(film.fingerprint());
            process.destroyForcibly().waitFor();
            assertTrue(proxies.segments(film.fingerprint()).containsAll(after));
            assertTrue(after.containsAll(before));
            assertTrue(
                    proxies.files(film.fingerprint()).keySet().stream()
                                    .filter(name -> name.endsWith(".part"))
                                    .count()
                            <= 2,
                    "a segment and the manifest at most");
        }
        assertEquals(0, child(film, KILLS + 1).waitFor());
        assertEquals(undisturbed.files(film.fingerprint()), proxies.files(film.fingerprint()));
    }

    private Process child(SourceMedia film, int attempt) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-Dorg.bytedeco") || flag.startsWith("--enable-native"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProxyChild.class.getName()));
        command.addAll(List.of(film.path().toString(), folder.resolve("killed").toString(), String.valueOf(attempt)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.txt").toFile())
                .start();
    }
}
