package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All proxies together keep to the budget; what nobody looked at for longest makes way. */
class ProxyBudgetMediaTest {
    @TempDir
    Path folder;

    /** A minute each: six segments; of different shapes, so that they differ. */
    private SourceMedia film(int width) {
        return TestRender.source(
                TestMedia.film().size(width, 90).frames(600, FrameRate.of(10)).write(folder.resolve("film-" + width)));
    }

    private TestProxies proxies(long budget) {
        return new TestProxies(folder.resolve("proxies"), new FfmpegProxyMaker(2, 3), new ProxyLimits(budget));
    }

    /** Something that takes most of the budget, as an old proxy of a long film does. */
    private void swell(TestProxies proxies, SourceMedia source, long bytes) throws IOException {
        var segment = proxies.segment(source.fingerprint(), 0);
        try (var channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            channel.position(bytes).write(ByteBuffer.allocate(1));
        }
    }

    @Test
    void theLongestUnusedSourceMakesWay() throws Exception {
        var one = film(160);
        var two = film(162);
        var three = film(164);
        var proxies = proxies(ProxyLimits.LEAST);
        proxies.itIs("2026-11-21T10:00:00Z");
        proxies.build(one);
        proxies.itIs("2026-11-21T11:00:00Z");
        proxies.build(two);
        proxies.itIs("2026-11-21T12:00:00Z");
        // Playing is a use.
        assertTrue(proxies.library()
                .open(one.fingerprint(), MediaTime.ofSeconds(15))
                .isPresent());
        assertEquals(
                List.of(two.fingerprint(), one.fingerprint()),
                proxies.library().usage().sources().stream()
                        .map(ProxyUsage.OfSource::source)
                        .toList());
        swell(proxies, two, 60_000_000);
        swell(proxies, one, 39_900_000);
        proxies.itIs("2026-11-21T13:00:00Z");
        proxies.build(three);
        assertFalse(Files.exists(proxies.library().folder(two.fingerprint())), "the longest unused is still there");
        assertEquals(List.of(0, 1, 2, 3, 4, 5), proxies.segments(one.fingerprint()));
        assertEquals(List.of(0, 1, 2, 3, 4, 5), proxies.segments(three.fingerprint()));
        assertTrue(proxies.library().usage().bytes() <= ProxyLimits.LEAST);
    }

    @Test
    void aBudgetThatHoldsNotAllHoldsWhatIsWantedMost() throws Exception {
        var film = film(160);
        var proxies = new TestProxies(
                folder.resolve("proxies"),
                new SwellingMaker(new FfmpegProxyMaker(2, 3), 30_000_000),
                new ProxyLimits(ProxyLimits.LEAST));
        proxies.build(film);
        assertEquals(List.of(0, 1, 2), proxies.segments(film.fingerprint()));
        proxies.build(film, TestProxies.around(45), 2, WorkMonitor.NONE);
        // What lies behind the time goes before what lies in front of it.
        assertEquals(List.of(0, 4, 5), proxies.segments(film.fingerprint()));
        assertTrue(proxies.library().usage().bytes() <= ProxyLimits.LEAST);
    }

    @Test
    void aRemovedProxyTakesNothing() {
        var film = film(160);
        var proxies = proxies(ProxyLimits.LEAST);
        proxies.build(film);
        assertTrue(proxies.library().usage(film.fingerprint()).bytes() > 0);
        proxies.library().remove(film.fingerprint());
        assertFalse(Files.exists(proxies.library().folder(film.fingerprint())));
        assertEquals(0, proxies.library().usage().bytes());
        assertTrue(proxies.library().open(film.fingerprint(), MediaTime.ZERO).isEmpty());
    }

    @Test
    void usesThatFollowCloselyAreNotedOnce() {
        var film = film(160);
        var proxies = proxies(ProxyLimits.LEAST);
        proxies.itIs("2026-11-21T10:00:00Z");
        proxies.build(film);
        proxies.itIs("2026-11-21T10:00:30Z");
        assertTrue(proxies.library().open(film.fingerprint(), MediaTime.ZERO).isPresent());
        assertEquals(
                "2026-11-21T10:00:00Z",
                proxies.library().usage(film.fingerprint()).lastUse().toString());
        proxies.itIs("2026-11-21T10:01:01Z");
        assertTrue(proxies.library().open(film.fingerprint(), MediaTime.ZERO).isPresent());
        assertEquals(
                "2026-11-21T10:01:01Z",
                proxies.library().usage(film.fingerprint()).lastUse().toString());
    }
}
