package com.cliply.engine.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SpeechCutterTest {
    private static final int RATE = MediaScanner.SOUND_RATE;

    private record Cut(long start, long length, int sum) {}

    private static List<Cut> cut(int seconds, LongUnaryOperator sound) {
        var cuts = new ArrayList<Cut>();
        var scanner = new PaintedScanner(Duration.ofSeconds(seconds), sound);
        var cutter = new SpeechCutter(
                Duration.ofSeconds(10),
                part -> cuts.add(new Cut(
                        part.startMicros(),
                        part.lengthMicros(),
                        Arrays.hashCode(Arrays.copyOf(part.samples(), part.count())))));
        scanner.scan(Path.of("x"), scanner.info(), cutter, WorkMonitor.NONE);
        cutter.finish();
        return cuts;
    }

    @Test
    void partsFollowEachOtherWithoutAGapAndNoneIsTooLong() {
        var cuts = cut(47, sample -> (sample * 7919) % 900);
        var end = 0L;
        for (var cut : cuts) {
            assertEquals(end, cut.start());
            assertTrue(cut.length() <= 10_000_000);
            end += cut.length();
        }
        assertEquals(47_000_000, end);
    }

    @Test
    void theCutLiesInThePause() {
        var cuts = cut(15, sample -> sample > 85 * RATE / 10 && sample < 89 * RATE / 10 ? 1 : 700);
        var at = cuts.getFirst().length();
        assertTrue(at > 8_500_000 && at < 8_900_000, at + " us");
    }

    @Test
    void everyPartBeginsAtAWholeMillisecond() {
        for (var cut : cut(60, sample -> (sample * 31) % 800)) assertEquals(0, cut.start() % 1_000);
    }
}
