package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound that is decoded and heard on threads of its own is the sound of the file, and these threads end with the scan. */
class SoundLaneMediaTest {
    /** AAC overshoots where a tone begins; the other tones are ten times as loud. */
    private static final double OVERSHOOT = 0.15;

    @TempDir
    Path folder;

    /** Keeps all that it hears. */
    private static final class Ear implements ScanListener {
        private float[] samples = new float[0];

        @Override
        public void sound(MediaTime start, FloatBuffer heard) {
            assertEquals(MonoSound.lengthMicros(samples.length), start.micros());
            var from = samples.length;
            samples = Arrays.copyOf(samples, from + heard.remaining());
            heard.get(samples, from, heard.remaining());
        }
    }

    private static MediaInfo info(Path file) {
        return new FfmpegProbe().probe(file);
    }

    private static float[] heard(Path file) {
        var ear = new Ear();
        new FfmpegMediaScanner().scan(file, info(file), ear, WorkMonitor.NONE);
        return ear.samples;
    }

    /** The same by one thread, a packet at a time. */
    private static float[] heardByOneThread(Path file, int stream) {
        var ear = new Ear();
        try (var input = NativeInput.open(file, WorkMonitor.NONE);
                var sound = new MonoSound(input, stream, ear)) {
            input.keepOnly(stream);
            for (var packet = input.next(); packet != null; packet = input.next()) sound.take(packet);
            sound.finish();
        }
        return ear.samples;
    }

    private Path film(String container) throws IOException {
        var ending = container.equals("mpegts") ? "ts" : container.equals("matroska") ? "mkv" : container;
        return TestMedia.film()
                .frames(700, FrameRate.of(30))
                .sound(TestSound.chirps())
                .container(container, Map.of())
                .write(folder.resolve("film." + ending));
    }

    private static double loudest(float[] samples) {
        var peak = 0.0;
        for (var sample : samples) peak = Math.max(peak, Math.abs(sample));
        return peak;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("scan-"))
                .count();
    }

    @Test
    void threadsChangeNoSample() throws IOException {
        for (var container : new String[] {"mp4", "matroska", "mpegts"}) {
            var file = film(container);
            var alone = heardByOneThread(file, info(file).audio().orElseThrow().index());
            assertTrue(alone.length > 23 * MediaScanner.SOUND_RATE, "samples: " + alone.length);
            assertArrayEquals(alone, heard(file), container);
        }
        assertEquals(0, threads());
    }

    @Test
    void aFileThatIsCutShortIsHeardAsFarAsItGoes() throws IOException {
        var file = TestMedia.film()
                .frames(700, FrameRate.of(30))
                .sound(TestSound.chirps())
                .container("mp4", java.util.Map.of("movflags", "+faststart"))
                .write(folder.resolve("cut.mp4"));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        var seconds = heard(file).length / MediaScanner.SOUND_RATE;
        assertTrue(seconds > 5 && seconds < 20, "seconds: " + seconds);
    }

    @Test
    void whatAListenerThrowsEndsTheScanAndItsThreads() throws IOException {
        var file = film("mp4");
        var problem = new IllegalStateException("no more");
        var calls = new int[1];
        ScanListener throwing = new ScanListener() {
            @Override
            public void sound(MediaTime start, FloatBuffer samples) {
                if (++calls[0] == 3) throw problem;
            }
        };
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> new FfmpegMediaScanner().scan(file, info(file), throwing, WorkMonitor.NONE));
        assertSame(problem, thrown);
        assertEquals(3, calls[0]);
        assertEquals(0, threads());
    }

    @Test
    void whatAPictureListenerThrowsEndsTheThreadsToo() throws IOException {
        var file = film("mp4");
        var info = info(file);
        ScanListener throwing = new ScanListener() {
            @Override
            public void packet(MediaTime time, int bytes, boolean keyframe) {
                if (time.micros() > 5_000_000) throw new IllegalStateException("seen enough");
            }
        };
        assertThrows(
                IllegalStateException.class,
                () -> new FfmpegMediaScanner().scan(file, info, throwing, WorkMonitor.NONE));
        assertEquals(0, threads());
    }

    @Test
    void ofEightTracksTheFirstIsHeardIfItSounds() throws IOException {
        var film = TestMedia.film().frames(90, FrameRate.of(30)).sound(TestSound.tone(-20));
        for (int more = 0; more < 7; more++) film.sound(TestSound.tone(0));
        var file = film.write(folder.resolve("eight.mp4"));
        assertEquals(8, info(file).audioTracks().size());
        assertEquals(0.1, loudest(heard(file)), OVERSHOOT);
    }

    /** A microphone that was never on comes first, a game's sound begins late in the fourth track. */
    @Test
    void ofEightTracksTheFirstThatIsNotSilentIsHeard() throws IOException {
        var film = TestMedia.film().frames(600, FrameRate.of(30));
        for (int silent = 0; silent < 3; silent++) film.sound(index -> 0);
        film.sound(index -> index < 48_000 * 9 ? 0 : TestSound.tone(-20).sample(index));
        for (int more = 0; more < 4; more++) film.sound(TestSound.tone(0));
        assertEquals(0.1, loudest(heard(film.write(folder.resolve("late.mp4")))), OVERSHOOT);
    }

    @Test
    void eightSilentTracksAreSilence() throws IOException {
        var film = TestMedia.film().frames(90, FrameRate.of(30));
        for (int silent = 0; silent < 8; silent++) film.sound(index -> 0);
        var heard = heard(film.write(folder.resolve("silent.mp4")));
        assertEquals(3.0, heard.length / (double) MediaScanner.SOUND_RATE, 0.1);
        assertEquals(0, loudest(heard), 1e-4);
    }

    @Test
    void withoutSoundOrWithoutPicturesTheRestIsRead() throws IOException {
        var mute = TestMedia.film().write(folder.resolve("mute.mp4"));
        assertEquals(0, heard(mute).length);
        var tune = TestMedia.film()
                .withoutPictures()
                .frames(90, FrameRate.of(30))
                .sound(TestSound.tone(-20))
                .write(folder.resolve("tune.m4a"));
        assertEquals(3.0, heard(tune).length / (double) MediaScanner.SOUND_RATE, 0.1);
    }
}
