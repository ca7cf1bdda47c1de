package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies on a disk of their own that runs full; skipped where nobody may mount one. */
class FullDiskProxyMediaTest {
    @TempDir
    Path folder;

    private boolean mounted;

    private Path disk() {
        return folder.resolve("disk");
    }

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(disk());
        mounted = ran("mount", "-t", "tmpfs", "-o", "size=120m", "tmpfs", disk().toString());
        Assumptions.assumeTrue(mounted, "nobody may mount a disk here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) ran("umount", disk().toString());
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Leaves so many bytes. */
    private void fill(long left) {
        try (var out = Files.newOutputStream(disk().resolve("ballast"))) {
            var block = new byte[4096];
            for (var room = Files.getFileStore(disk()).getUsableSpace() - left; room > 0; room -= block.length)
                out.write(block);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @Test
    void whatIsWholeStaysAndTheRestIsMadeOnceThereIsRoom() throws IOException {
        var film =
                TestRender.source(TestMedia.film().frames(600, FrameRate.of(10)).write(folder.resolve("film")));
        var maker = new NotingMaker(new FfmpegProxyMaker(2, 3));
        var proxies = new TestProxies(disk().resolve("proxies"), maker, ProxyLimits.USUAL);
        maker.before(3, () -> fill(0));
        var full = assertThrows(StudioException.class, () -> proxies.build(film));
        assertEquals(ErrorCode.DISK_FULL, full.code());
        assertEquals(List.of(0, 1, 2), proxies.segments(film.fingerprint()));
        assertFalse(proxies.files(film.fingerprint()).keySet().stream().anyMatch(name -> name.endsWith(".part")));
        maker.forget();
        fill(30_000_000);
        var tooSmall = assertThrows(
                StudioException.class, () -> proxies.build(film, TestProxies.NO_WISH, 2, WorkMonitor.NONE));
        assertEquals(ErrorCode.DISK_TOO_SMALL, tooSmall.code());
        assertEquals(List.of(), maker.asked());
        Files.delete(disk().resolve("ballast"));
        proxies.build(film, TestProxies.NO_WISH, 3, WorkMonitor.NONE);
        assertEquals(List.of(3, 4, 5), maker.asked());
        assertEquals(List.of(0, 1, 2, 3, 4, 5), proxies.segments(film.fingerprint()));
    }
}
