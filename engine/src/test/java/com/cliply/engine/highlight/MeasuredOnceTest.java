package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.InMemoryAnalysisCache;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured once is not measured again, and nothing else is believed; what is found meanwhile is said. */
class MeasuredOnceTest {
    private static final Duration LENGTH = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private final InMemoryAnalysisCache cache = new InMemoryAnalysisCache();
    private final CountingScanner scanner = new CountingScanner();
    private Path file = Path.of("");
    private Instant now = Instant.EPOCH;

    /** A quiet room with a burst of noise in each minute and a new scene with it; a second of it takes half a second. */
    private final class CountingScanner implements MediaScanner {
        private int scans;
        private int looks;
        private String version = "1";

        @Override
        public String version() {
            return version;
        }

        @Override
        public void scan(Path from, MediaInfo info, ScanListener listener, WorkMonitor monitor) {
            scans++;
            var random = new Random(5);
            var noise = new float[2 * SOUND_RATE];
            for (int index = 0; index < noise.length; index++) noise[index] = (float) random.nextGaussian();
            var samples = FloatBuffer.allocate(SOUND_RATE);
            var picture = ByteBuffer.allocateDirect(160 * 90 * 3 / 2);
            for (int second = 0; second < info.duration().toSeconds(); second++) {
                var loud = second % 60 >= 20 && second % 60 < 32;
                var offset = random.nextInt(SOUND_RATE);
                for (int index = 0; index < SOUND_RATE; index++)
                    samples.put(index, (loud ? 0.3f : 0.001f) * noise[offset + index]);
                listener.sound(MediaTime.ofSeconds(second), samples.duplicate());
                if (second % 5 == 0) {
                    for (int index = 0; index < picture.capacity(); index++)
                        picture.put(index, (byte) (loud ? 200 : 60 + index % 7));
                    listener.picture(MediaTime.ofSeconds(second), picture.duplicate(), true);
                }
                for (int frame = 0; frame < 30; frame++) {
                    var time = MediaTime.ofMillis(second * 1_000L + frame * 33L);
                    listener.packet(time, frame == 0 ? 9_000 : loud ? 900 : 300, frame == 0);
                    monitor.done(MediaTime.ZERO.until(time), info.duration());
                }
                now = now.plusMillis(500);
            }
        }

        @Override
        public void look(Path from, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor) {
            looks++;
            var picture = ByteBuffer.allocateDirect(160 * 90 * 3 / 2);
            for (var time = range.start(); time.isBefore(range.end()); time = time.plus(Duration.ofMillis(33))) {
                var after = time.micros() > range.start().micros() + 1_000_000;
                for (int index = 0; index < picture.capacity(); index++) picture.put(index, (byte) (after ? 200 : 20));
                listener.picture(time, picture.duplicate(), false);
            }
        }
    }

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.write(folder.resolve("film.mp4"), new byte[5_000]);
    }

    private static MediaInfo info(int... audio) {
        var tracks = new ArrayList<AudioTrack>();
        for (var index : audio) tracks.add(new AudioTrack(index, "aac", 48_000, 2, "stereo", "", "", 0, LENGTH));
        return new MediaInfo("made up", LENGTH, LENGTH, 0, List.of(), tracks);
    }

    private FindRequest request(int count) {
        return new FindRequest(file, info(), Transcript.EMPTY, List.of(), wish(count));
    }

    private static DetectionWish wish(int count) {
        return DetectionWish.of(new DetectionLimits(count, Duration.ofSeconds(8), Duration.ofSeconds(60)));
    }

    private HighlightFinder finder(AnalysisCache from) {
        return new HighlightFinder(scanner, from, () -> now);
    }

    private Detection find(FindRequest request) {
        return finder(cache).find(request, EarlyHighlights.NOBODY, WorkMonitor.NONE);
    }

    @Test
    void theSecondTimeNothingIsDecodedAndTheSameIsFound() {
        var first = find(request(10));
        assertEquals(1, scanner.scans);
        assertTrue(scanner.looks > 0, "there is nothing to look at");
        var looks = scanner.looks;
        assertEquals(first, find(request(10)));
        assertEquals(1, scanner.scans);
        assertEquals(looks, scanner.looks);
        assertEquals(first, finder(AnalysisCache.NONE).find(request(10), EarlyHighlights.NOBODY, WorkMonitor.NONE));
    }

    @Test
    void whatIsHandedOutMakesTheSameDetection() {
        var found = find(request(10));
        var measured = finder(cache).measured(request(10), WorkMonitor.NONE);
        assertEquals(1, scanner.scans);
        var again = HighlightDetector.detect(measured, Transcript.EMPTY, wish(10));
        assertEquals(found.highlights(), again.highlights());
        assertEquals(found.profile(), again.profile());
    }

    /** What an earlier wish looked at must not show in the result of another. */
    @Test
    void anotherWishFindsWhatItWouldFindAlone() {
        var alone = finder(AnalysisCache.NONE).find(request(2), EarlyHighlights.NOBODY, WorkMonitor.NONE);
        find(request(10));
        var scans = scanner.scans;
        var looks = scanner.looks;
        assertEquals(alone, find(request(2)));
        assertEquals(scans, scanner.scans);
        assertEquals(looks, scanner.looks, "the best two were among the ten");
    }

    @Test
    void importedCurvesAreNotKept() {
        find(request(10));
        var curve = SignalTrack.of(Signal.REPLAYED, Duration.ofSeconds(1), 0, 1, 0);
        var with = new FindRequest(file, info(), Transcript.EMPTY, List.of(curve), wish(10));
        assertEquals(
                curve,
                finder(cache)
                        .measured(with, WorkMonitor.NONE)
                        .track(Signal.REPLAYED)
                        .orElseThrow());
        assertEquals(1, scanner.scans);
        assertTrue(finder(cache)
                .measured(request(10), WorkMonitor.NONE)
                .track(Signal.REPLAYED)
                .isEmpty());
    }

    @Test
    void freshMeasuresAgainAndKeepsThat() {
        find(request(10));
        cache.damage();
        var fresh = new FindRequest(file, info(), Transcript.EMPTY, List.of(), wish(10), true);
        find(fresh);
        assertEquals(2, scanner.scans);
        find(request(10));
        assertEquals(2, scanner.scans);
    }

    @Test
    void whatIsDamagedIsMeasuredAgain() {
        var first = find(request(10));
        cache.damage();
        assertEquals(first, find(request(10)));
        assertEquals(2, scanner.scans);
    }

    @Test
    void anotherContentIsMeasuredAgainAndAMovedFileIsNot() throws IOException {
        find(request(10));
        file = Files.move(file, folder.resolve("moved.mp4"));
        find(request(10));
        assertEquals(1, scanner.scans);
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        find(request(10));
        assertEquals(2, scanner.scans);
    }

    @Test
    void otherTracksOrAnotherDecoderAreMeasuredAgain() {
        find(request(10));
        find(new FindRequest(file, info(1, 2), Transcript.EMPTY, List.of(), wish(10)));
        assertEquals(2, scanner.scans);
        find(new FindRequest(file, info(2, 1), Transcript.EMPTY, List.of(), wish(10)));
        assertEquals(3, scanner.scans);
        scanner.version = "2";
        find(request(10));
        assertEquals(4, scanner.scans);
    }

    /** A recording that grows while it is measured: what was measured belongs to no content that ever was. */
    @Test
    void aFileThatChangedMeanwhileIsNotKept() {
        var growing = new MediaScanner() {
            @Override
            public void scan(Path from, MediaInfo info, ScanListener listener, WorkMonitor monitor) {
                try {
                    Files.write(from, new byte[] {1}, StandardOpenOption.APPEND);
                } catch (IOException error) {
                    throw new UncheckedIOException(error);
                }
            }

            @Override
            public void look(Path from, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor) {}
        };
        new HighlightFinder(growing, cache, () -> now).find(request(10), EarlyHighlights.NOBODY, WorkMonitor.NONE);
        find(request(10));
        assertEquals(1, scanner.scans);
    }

    private record Early(Detection soFar, Duration measured, Instant at) {}

    /** Four minutes take two here. Nothing is said of less than a minute, which is seen after half of one. */
    @Test
    void whatIsFoundMeanwhileIsSaidEachTimeAfterTwiceAsLong() {
        var said = new ArrayList<Early>();
        var found = finder(cache)
                .find(request(10), (soFar, measured) -> said.add(new Early(soFar, measured, now)), WorkMonitor.NONE);
        var seconds =
                said.stream().map(early -> early.at.getEpochSecond() / 3 * 3).toList();
        assertEquals(List.of(30L, 60L), seconds);
        for (var early : said) {
            assertTrue(Math.abs(early.measured.toMillis() - 2 * early.at.toEpochMilli()) < 4_000, early::toString);
            var end = MediaTime.at(early.measured);
            assertFalse(early.soFar.highlights().isEmpty());
            for (var highlight : early.soFar.highlights())
                assertFalse(highlight.range().end().isAfter(end), highlight::toString);
        }
        // The last one had seen half of it: what was best of that is still there.
        var settled = found.highlights().stream().map(Highlight::range).toList();
        assertTrue(said.getLast().soFar.highlights().stream()
                .anyMatch(one -> settled.stream().anyMatch(range -> range.overlaps(one.range()))));
    }

    @Test
    void lookingEarlyChangesNothing() {
        var looked = finder(AnalysisCache.NONE).find(request(10), (soFar, measured) -> {}, WorkMonitor.NONE);
        var plain = finder(AnalysisCache.NONE).find(request(10), EarlyHighlights.NOBODY, WorkMonitor.NONE);
        assertEquals(plain, looked);
    }

    /** Each look seems to take five seconds: then it is taken every hundred at most. */
    @Test
    void earlyLooksTakeATwentiethOfTheTimeAtMost() {
        var said = new ArrayList<Instant>();
        finder(cache)
                .find(
                        request(10),
                        (soFar, measured) -> {
                            said.add(now);
                            now = now.plusSeconds(5);
                        },
                        WorkMonitor.NONE);
        assertEquals(1, said.size());
    }

    @Test
    void aShortFileSaysNothingEarly() {
        var said = new ArrayList<Duration>();
        var brief = new MediaInfo("made up", Duration.ofSeconds(15), Duration.ofSeconds(15), 0, List.of(), List.of());
        finder(cache)
                .find(
                        new FindRequest(file, brief, Transcript.EMPTY, List.of(), wish(10)),
                        (soFar, measured) -> said.add(measured),
                        WorkMonitor.NONE);
        assertEquals(List.of(), said);
    }
}
