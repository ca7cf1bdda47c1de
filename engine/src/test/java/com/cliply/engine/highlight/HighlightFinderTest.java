package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HighlightFinderTest {
    private static final DetectionLimits LIMITS =
            new DetectionLimits(10, Duration.ofSeconds(8), Duration.ofSeconds(60));

    private static MediaInfo info(Duration length) {
        return new MediaInfo("made up", length, length, 0, List.of(), List.of());
    }

    private static HighlightFinder finder(MediaScanner scanner) {
        return new HighlightFinder(scanner, AnalysisCache.NONE, () -> Instant.EPOCH);
    }

    private static List<Highlight> found(MediaScanner scanner, Duration length, WorkMonitor monitor) {
        return finder(scanner)
                .find(
                        new FindRequest(
                                Path.of("made-up.mp4"),
                                info(length),
                                Transcript.EMPTY,
                                List.of(),
                                DetectionWish.of(LIMITS)),
                        EarlyHighlights.NOBODY,
                        monitor)
                .highlights();
    }

    /** Plays noise, pictures every five seconds (another place for ten seconds in each minute), and thirty packets a second. */
    private static final class MadeScanner implements MediaScanner {
        private final boolean sound;
        private final boolean pictures;
        private final List<TimeRange> looks = new ArrayList<>();

        MadeScanner(boolean sound, boolean pictures) {
            this.sound = sound;
            this.pictures = pictures;
        }

        @Override
        public void scan(Path file, MediaInfo info, ScanListener listener, WorkMonitor monitor) {
            var random = new Random(5);
            var samples = FloatBuffer.allocate(SOUND_RATE);
            var picture = ByteBuffer.allocateDirect(160 * 90 * 3 / 2);
            for (int second = 0; second < info.duration().toSeconds(); second++) {
                monitor.throwIfCancelled();
                for (int index = 0; index < SOUND_RATE; index++)
                    samples.put(index, (float) (0.1 * random.nextGaussian()));
                if (sound) listener.sound(MediaTime.ofSeconds(second), samples.duplicate());
                if (!pictures) continue;
                for (int index = 0; index < picture.capacity(); index++)
                    picture.put(index, (byte) (second % 60 < 10 ? 200 : 60 + index % 7));
                if (second % 5 == 0) listener.picture(MediaTime.ofSeconds(second), picture.duplicate(), true);
                for (int frame = 0; frame < 30; frame++)
                    listener.packet(
                            MediaTime.ofMillis(second * 1_000L + frame * 33L),
                            frame == 0 ? 9_000 : second % 60 < 10 ? 900 : 300,
                            frame == 0);
            }
        }

        @Override
        public void look(Path file, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor) {
            looks.add(range);
        }
    }

    @Test
    void constantNoiseHasNoHighlight() {
        for (var highlight : found(new MadeScanner(true, false), Duration.ofMinutes(5), WorkMonitor.NONE))
            assertTrue(highlight.score() < 0.5, highlight::toString);
    }

    @Test
    void picturesAloneAreEnough() {
        var found = found(new MadeScanner(false, true), Duration.ofMinutes(5), WorkMonitor.NONE);
        assertEquals("motion", found.getFirst().reasons().getFirst().signal());
    }

    @Test
    void withoutSoundAndPictureNothingScores() {
        var found = found(new MadeScanner(false, false), Duration.ofMinutes(5), WorkMonitor.NONE);
        assertEquals(List.of(0.017986), found.stream().map(Highlight::score).toList());
    }

    @Test
    void closeLooksAreFewAndShort() {
        var scanner = new MadeScanner(true, true);
        var unused = found(scanner, Duration.ofMinutes(20), WorkMonitor.NONE);
        var looked = scanner.looks.stream().mapToLong(TimeRange::micros).sum();
        assertTrue(looked <= 60_000_000, "looked at " + looked + " for " + unused.size());
    }

    /** Each minute begins with ten seconds of another place that moves more. */
    @Test
    void theBestAreLookedAtWithinAndBesideThem() {
        var scanner = new MadeScanner(false, true);
        var found = found(scanner, Duration.ofMinutes(10), WorkMonitor.NONE);
        // Those of six seconds are for edges.
        var looks = scanner.looks.stream()
                .filter(look -> look.micros() != 6_000_000)
                .toList();
        for (var highlight : found.subList(0, 4)) {
            var range = highlight.range();
            var wide = new TimeRange(
                    range.start().minus(Duration.ofSeconds(3)), range.end().plus(Duration.ofSeconds(3)));
            var within = looks.stream().mapToLong(range::sharedMicros).sum();
            var around = looks.stream().mapToLong(wide::sharedMicros).sum() - within;
            assertTrue(within >= 2_000_000 && around >= 2_000_000, highlight.range() + " by " + looks);
        }
    }

    @Test
    void twelveHoursTakeLittleMemory() {
        var length = Duration.ofHours(12);
        var scanner = new MediaScanner() {
            @Override
            public void scan(Path file, MediaInfo info, ScanListener listener, WorkMonitor monitor) {
                var picture = ByteBuffer.allocateDirect(160 * 90 * 3 / 2);
                for (long frame = 0; frame < length.toSeconds() * 25; frame++) {
                    var time = MediaTime.ofMillis(frame * 40);
                    listener.packet(time, frame % 250 == 0 ? 9_000 : 300, frame % 250 == 0);
                    if (frame % 250 == 0) listener.picture(time, picture.duplicate(), true);
                }
            }

            @Override
            public void look(Path file, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor) {}
        };
        var analysis = finder(scanner).analyze(Path.of("long.mp4"), info(length), WorkMonitor.NONE);
        var floats = analysis.tracks().stream().mapToLong(track -> track.size()).sum();
        assertTrue(floats < 1_000_000, "values kept: " + floats);
        assertEquals(216_000, analysis.track(Signal.MOTION).orElseThrow().size());
    }

    @Test
    void aMonitorThatStopsStops() {
        var stopping = new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void done(Duration media, Duration whole) {}
        };
        assertThrows(
                CancelledException.class, () -> found(new MadeScanner(true, true), Duration.ofMinutes(1), stopping));
    }
}
