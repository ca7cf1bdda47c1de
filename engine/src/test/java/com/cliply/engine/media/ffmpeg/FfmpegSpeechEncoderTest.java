package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegSpeechEncoderTest {
    private static final int RATE = MediaScanner.SOUND_RATE;

    @TempDir
    Path folder;

    /** Silence with a tone from 3 s to 4 s. */
    private static short[] samples(int count) {
        var samples = new short[count];
        for (int index = 3 * RATE; index < 4 * RATE; index++)
            samples[index] = (short) (12_000 * Math.sin(2 * Math.PI * 440 * index / RATE));
        return samples;
    }

    @Test
    void whatIsSentPlaysAsLongAndAtTheSameTimes() throws IOException {
        var count = 7 * RATE + 123;
        var file = folder.resolve("part.ogg");
        Files.write(file, new FfmpegSpeechEncoder().encode(samples(count), count));
        var info = new FfmpegProbe().probe(file);
        var heard = new Heard();
        new FfmpegMediaScanner().scan(file, info, heard, WorkMonitor.NONE);
        assertEquals("opus", info.audio().orElseThrow().codec());
        assertEquals((double) count, (double) heard.samples, RATE / 100.0);
        assertEquals(3.0 * RATE, (double) heard.first, RATE / 50.0);
    }

    @Test
    void speechTakesFourKilobytesASecondAtMost() {
        var count = 60 * RATE;
        var noisy = new short[count];
        for (int index = 0; index < count; index++) noisy[index] = (short) ((index * 7919L) % 9_000);
        var bytes = new FfmpegSpeechEncoder().encode(noisy, count).length;
        assertTrue(bytes < 60 * 4_500, bytes + " bytes a minute");
    }

    @Test
    void oneSampleIsAFileToo() {
        assertTrue(new FfmpegSpeechEncoder().encode(new short[] {1}, 1).length > 50);
    }

    private static final class Heard implements ScanListener {
        private long samples;
        private long first = -1;

        @Override
        public void sound(MediaTime start, FloatBuffer sound) {
            while (sound.hasRemaining()) {
                if (Math.abs(sound.get()) > 0.1f && first < 0) first = samples;
                samples++;
            }
        }
    }
}
