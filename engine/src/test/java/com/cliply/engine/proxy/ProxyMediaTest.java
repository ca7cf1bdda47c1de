package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy shows at any time what the source shows at that time. */
class ProxyMediaTest {
    private static final FrameRate NTSC = new FrameRate(30_000, 1001);

    @TempDir
    Path folder;

    private TestProxies proxies = new TestProxies(Path.of(""));

    @BeforeEach
    void emptyFolder() {
        proxies = new TestProxies(folder.resolve("proxies"));
    }

    /** Every picture, and forty random positions besides: two hundred over the five sources. */
    private void assertSame(TestMedia film) {
        var source = TestRender.source(film.write(folder.resolve("film")));
        proxies.build(source);
        var shift = source.info().video().orElseThrow().startMicros()
                - Playback.of(source.path()).pictures().getFirst().micros();
        var seen = Playback.of(source.path()).pictures().stream()
                .map(shown -> shown.micros() + shift)
                .toList();
        var times = new ArrayList<Long>();
        var numbers = new ArrayList<Integer>();
        for (var number : proxies.segments(source.fingerprint())) {
            var file = proxies.segment(source.fingerprint(), number);
            if (ProxyFolder.size(file) == 0) continue;
            var first = times.size();
            times.addAll(proxies.library()
                    .open(source.fingerprint(), new MediaTime(Math.max(0, ProxyGrid.start(number) + 9_999_999)))
                    .orElseThrow()
                    .frames());
            for (var shown : proxies.play(file).pictures()) {
                assertEquals(times.get(numbers.size()) - times.get(first), shown.micros());
                numbers.add(shown.number());
            }
        }
        assertEquals(IntStream.range(0, seen.size()).boxed().toList(), numbers);
        assertEquals(seen, times);
        var random = new Random(7);
        var end = seen.getLast() + 1_000_000;
        for (int round = 0; round < 40; round++) {
            var time = random.nextLong(end);
            var shown = (int) seen.stream().filter(appears -> appears <= time).count() - 1;
            assertEquals(Math.max(0, shown), numberAt(source, time), "at " + time);
        }
    }

    private int numberAt(SourceMedia source, long micros) {
        var segment = proxies.library()
                .open(source.fingerprint(), new MediaTime(micros))
                .orElseThrow();
        return proxies.play(segment.file())
                .pictures()
                .get(segment.frameAt(micros))
                .number();
    }

    @Test
    void longGroupsOfPicturesAreCutAtAnyTime() {
        assertSame(TestMedia.film().frames(1_000, NTSC).keyframeEvery(250, 2).sound(TestSound.tone(-20)));
    }

    @Test
    void unevenPicturesKeepTheirTimes() {
        var random = new Random(5);
        var times = LongStream.iterate(0, time -> time + 16 + random.nextInt(85))
                .limit(600)
                .toArray();
        assertSame(TestMedia.film().framesAtMillis(times).keyframeEvery(120, 0));
    }

    @Test
    void aTrackThatStartsLateBeginsWhenItDoes() {
        var times = LongStream.range(0, 300).map(number -> 12_345 + number * 33).toArray();
        assertSame(TestMedia.film().framesAtMillis(times).sound(TestSound.tone(-20)));
    }

    @Test
    void aTurnedFilmIsUpright() {
        assertSame(TestMedia.film()
                .size(320, 180)
                .frames(400, FrameRate.of(25))
                .keyframeEvery(100, 2)
                .turned(1, false));
        var segment = proxies.segment(TestRender.source(folder.resolve("film")).fingerprint(), 0);
        assertEquals(
                new FrameSize(180, 320),
                proxies.play(segment).pictures().getFirst().size());
    }

    @Test
    void aStreamWithoutAnIndexIsCutTheSame() {
        assertSame(TestMedia.film()
                .frames(750, FrameRate.of(25))
                .keyframeEvery(60, 2)
                .container("mpegts", Map.of()));
    }

    @Test
    void aPictureThatStaysForLongIsShownAsLong() {
        assertSame(TestMedia.film().framesAtMillis(0, 40, 4_000, 35_000, 35_040, 61_000));
    }
}
