package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.time.MediaTime;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class SoundWindowsTest {
    private static final int RATE = 16_000;

    private final List<Window> windows = new ArrayList<>();

    /** Noise with pauses of 300 ms after every so many milliseconds. */
    private static float[] speech(int seconds, int talkMillis) {
        var random = new Random(4);
        var samples = new float[seconds * RATE];
        var period = (talkMillis + 300) * RATE / 1_000;
        for (int index = 0; index < samples.length; index++) {
            var talks = index % period < talkMillis * RATE / 1_000;
            samples[index] = (random.nextFloat() - 0.5f) * (talks ? 0.4f : 0.0006f);
        }
        return samples;
    }

    private long cut(float[] samples, ToIntFunction<Window> writer) {
        var cutter = new SoundWindows(window -> {
            windows.add(window);
            return writer.applyAsInt(window);
        });
        for (int from = 0; from < samples.length; from += 1_024) {
            var length = Math.min(1_024, samples.length - from);
            cutter.sound(MediaTime.ZERO, FloatBuffer.wrap(samples, from, length));
        }
        cutter.finish();
        return cutter.done();
    }

    private static int all(Window window) {
        return window.samples().length;
    }

    @Test
    void windowsJoinWithoutGapAndLoseNoSample() {
        var samples = speech(137, 2_700);
        assertEquals(samples.length, cut(samples, SoundWindowsTest::all));
        var joined = new float[samples.length];
        var filled = 0;
        for (var window : windows) {
            assertEquals(filled * 1_000_000L / RATE, window.micros(0));
            System.arraycopy(window.samples(), 0, joined, filled, window.samples().length);
            filled += window.samples().length;
            assertTrue(window.samples().length <= SoundWindows.LONGEST);
        }
        assertArrayEquals(samples, joined);
    }

    @Test
    void windowsEndInPausesSoThatNoWordIsSplit() {
        cut(speech(200, 2_700), SoundWindowsTest::all);
        for (var window : windows.subList(0, windows.size() - 1)) {
            assertTrue(window.endsInPause());
            assertTrue(window.samples().length >= 15 * RATE);
            var end = (window.micros(0) * RATE / 1_000_000 + window.samples().length) % (3_000L * RATE / 1_000);
            assertTrue(end > 2_700L * RATE / 1_000, "cut at " + end);
        }
    }

    @Test
    void whereNobodyPausesTheNextWindowBeginsWhereTheLastWholePieceEnded() {
        var samples = speech(90, 600_000);
        assertEquals(samples.length, cut(samples, window -> 12 * RATE));
        assertFalse(windows.getFirst().endsInPause());
        assertEquals(12_000_000, windows.get(1).micros(0));
        assertEquals(24_000_000, windows.get(2).micros(0));
        // What is left at the end is written down whole.
        assertTrue(windows.getLast().endsInPause());
    }

    @Test
    void aWriterThatFinishesNothingStillGetsOn() {
        assertEquals(60 * RATE, cut(speech(60, 600_000), window -> 0));
        assertTrue(windows.size() <= 12);
    }

    @Test
    void silenceIsNotWrittenDown() {
        var samples = speech(100, 2_700);
        for (int index = 10 * RATE; index < 80 * RATE; index++) samples[index] = 0.0001f;
        assertEquals(samples.length, cut(samples, SoundWindowsTest::all));
        assertEquals(3, windows.size());
        for (var window : windows) {
            var silent = window.micros(0) >= 10_000_000 && window.micros(30_000) <= 80_000_000;
            assertFalse(silent, () -> "from " + window.micros(0));
        }
    }

    @Test
    void whatIsNoNumberIsSilence() {
        var samples = speech(20, 2_700);
        samples[5_000] = Float.NaN;
        samples[5_001] = Float.POSITIVE_INFINITY;
        cut(samples, SoundWindowsTest::all);
        assertEquals(0, windows.getFirst().samples()[5_000]);
        assertEquals(0, windows.getFirst().samples()[5_001]);
    }

    @Test
    void aMomentOfSoundIsOneWindow() {
        assertEquals(100, cut(Arrays.copyOf(speech(1, 500), 100), SoundWindowsTest::all));
        assertEquals(1, windows.size());
        assertEquals(0, cut(new float[0], SoundWindowsTest::all));
    }
}
