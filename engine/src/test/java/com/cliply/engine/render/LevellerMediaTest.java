package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.FfmpegProbe;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the leveller writes is as loud as it should be when a player decodes it. */
class LevellerMediaTest {
    private static final FrameRate RATE = new FrameRate(30_000, 1001);
    private static final int SECONDS = 8;

    @TempDir
    Path folder;

    static Stream<Arguments> tenClips() {
        var sentences = List.of(TimeRange.ofMicros(200_000, 2_900_000), TimeRange.ofMicros(3_600_000, 7_800_000));
        return Stream.of(
                Arguments.of("a whispering voice", TestSound.voice(sentences, -26), 1, -40),
                Arguments.of("a voice in noise", noisy(TestSound.voice(sentences, -19)), 2, -30),
                Arguments.of("bursts of noise", bursts(-26, -60), 1, -26),
                Arguments.of("a tone", TestSound.tone(-23), 2, -23),
                Arguments.of("whispers and shouts in 5.1", bursts(-36, -66), 6, -25),
                Arguments.of("music with drums", TestSound.music(-18), 2, -20),
                Arguments.of("quiet speech with cracks near full scale", TestSound.peaky(), 2, -22),
                Arguments.of("a slamming door in 5.1", TestSound.slamming(), 6, -9),
                Arguments.of("loud music", TestSound.clipped(TestSound.music(-6)), 2, -9),
                Arguments.of("a clipped voice", TestSound.clipped(TestSound.voice(sentences, 6)), 2, -8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tenClips")
    void everyClipIsHeardAtFourteenBelowWithItsPeaksHeld(String name, SoundPainter sound, int channels, int about) {
        var file = folder.resolve("sound.mp4");
        var start = cpu();
        var levelled = level(source(sound, channels), SoundWish.PLAIN, file);
        var cpu = (cpu() - start) / 1e9;
        var heard = Playback.of(file).loudness();
        System.err.printf(
                "TABLE | %s | %d | %.1f / %.1f | %.2f / %.2f | %.1f | %.1f | %d | %.2f |%n",
                name,
                channels,
                levelled.assembled().integratedLufs(),
                levelled.assembled().truePeakDbtp(),
                heard.integratedLufs(),
                heard.truePeakDbtp(),
                levelled.sound().gainDb(),
                levelled.sound().limitDbtp(),
                levelled.rounds(),
                cpu);
        assertEquals(about, levelled.assembled().integratedLufs(), 1.5, name);
        assertEquals(Leveller.TARGET_LUFS, heard.integratedLufs(), 0.5, name);
        assertTrue(heard.truePeakDbtp() <= Leveller.MOST_DBTP, name + " peaks at " + heard.truePeakDbtp());
        assertEquals(heard.integratedLufs(), levelled.heard().integratedLufs(), 0.05);
        assertEquals(heard.truePeakDbtp(), levelled.heard().truePeakDbtp(), 0.05);
    }

    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private Path source(SoundPainter sound, int channels) {
        return TestMedia.film()
                .withoutPictures()
                .frames(30 * SECONDS, FrameRate.of(30))
                .container("wav", Map.of())
                .pcm(sound, 48_000, channels)
                .write(folder.resolve("source.wav"));
    }

    private static LevelledSound level(Path source, SoundWish wish, Path file) {
        return new Leveller(new FfmpegMediaEncoder())
                .write(order(source, wish, Leveller.TARGET_LUFS), file, WorkMonitor.NONE);
    }

    private static Leveller.Order order(Path source, SoundWish wish, double target) {
        var info = new FfmpegProbe().probe(source);
        return new Leveller.Order(
                new EncodeSource.Ranges(
                        source,
                        info,
                        -1,
                        wish.streams(source, info),
                        List.of(TimeRange.whole(Duration.ofSeconds(SECONDS)))),
                wish,
                RATE,
                Optional.of(target),
                192_000);
    }

    private static SoundPainter noisy(SoundPainter sound) {
        return TestSound.sum(TestSound.noise(-60), sound);
    }

    /** Noise that is loud for a third of each second. */
    private static SoundPainter bursts(double loud, double quiet) {
        var louder = TestSound.noise(loud);
        var quieter = TestSound.noise(quiet);
        return index -> index % 48_000 < 16_000 ? louder.sample(index) : quieter.sample(index);
    }
}
