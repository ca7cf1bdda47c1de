package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.media.EncodeRequest;
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
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        var levelled = level(source(sound, channels), SoundWish.PLAIN, file);
        var heard = Playback.of(file).loudness();
        assertEquals(about, levelled.assembled().integratedLufs(), 1.5, name);
        assertEquals(Leveller.TARGET_LUFS, heard.integratedLufs(), 0.5, name);
        assertTrue(heard.truePeakDbtp() <= Leveller.MOST_DBTP, name + " peaks at " + heard.truePeakDbtp());
        assertEquals(heard.integratedLufs(), levelled.heard().integratedLufs(), 0.05);
        assertEquals(heard.truePeakDbtp(), levelled.heard().truePeakDbtp(), 0.05);
    }

    /** At such bit rates AAC brings peaks back by decibels: only lower limits hold them. */
    @ParameterizedTest
    @ValueSource(ints = {40_000, 64_000})
    void peaksThatAacBringsBackAreHeldToo(int bitRate) {
        var file = folder.resolve("sound.mp4");
        var order = order(source(TestSound.music(-18), 2), SoundWish.PLAIN, Optional.of(Leveller.TARGET_LUFS), bitRate);
        var levelled = new Leveller(new FfmpegMediaEncoder()).write(order, file, WorkMonitor.NONE);
        var heard = Playback.of(file).loudness();
        assertEquals(Leveller.TARGET_LUFS, heard.integratedLufs(), 0.5, levelled.toString());
        assertTrue(heard.truePeakDbtp() <= Leveller.MOST_DBTP, levelled.toString());
        assertTrue(levelled.rounds() > 1, levelled.toString());
    }

    /** A limiter takes the cracks away; forty decibels more were too few for what is beneath. */
    @Test
    void aWhisperUnderCracksIsBroughtUpToo() {
        var levelled = level(source(TestSound.whisperUnderCracks(), 2), SoundWish.PLAIN, folder.resolve("sound.mp4"));
        assertEquals(Leveller.TARGET_LUFS, levelled.heard().integratedLufs(), 0.5);
        assertTrue(levelled.heard().truePeakDbtp() <= Leveller.MOST_DBTP);
        assertTrue(levelled.sound().gainDb() > 40, levelled.toString());
    }

    @Test
    void aLoneClickIsNotCrushed() {
        var levelled = level(source(TestSound.click(-20), 2), SoundWish.PLAIN, folder.resolve("sound.mp4"));
        assertTrue(levelled.heard().truePeakDbtp() <= Leveller.MOST_DBTP);
        assertTrue(levelled.sound().gainDb() <= 40, levelled.toString());
    }

    @Test
    void unlevelledSoundStaysAsLoudAsItIs() {
        for (var order : List.of(
                order(source(TestSound.music(-24), 2), unlevelled(0), Optional.of(Leveller.TARGET_LUFS)),
                order(source(TestSound.music(-24), 2), SoundWish.PLAIN, Optional.empty()))) {
            var levelled =
                    new Leveller(new FfmpegMediaEncoder()).write(order, folder.resolve("sound.mp4"), WorkMonitor.NONE);
            assertEquals(levelled.assembled().integratedLufs(), levelled.heard().integratedLufs(), 0.3);
            assertEquals(EncodeRequest.Sound.untouched(192_000), levelled.sound());
        }
    }

    @Test
    void peaksOfUnlevelledSoundAreHeldToo() {
        var order = order(source(TestSound.music(-6), 2), unlevelled(12), Optional.empty());
        var levelled =
                new Leveller(new FfmpegMediaEncoder()).write(order, folder.resolve("sound.mp4"), WorkMonitor.NONE);
        assertTrue(levelled.assembled().truePeakDbtp() > 6, levelled.toString());
        assertTrue(levelled.heard().truePeakDbtp() <= Leveller.MOST_DBTP, levelled.toString());
    }

    @Test
    void silenceStaysSilence() {
        var levelled = level(source(SoundPainter.NONE, 1), SoundWish.PLAIN, folder.resolve("sound.mp4"));
        assertTrue(levelled.heard().silent(), levelled.toString());
        assertEquals(0, levelled.sound().gainDb());
    }

    @Test
    void itLastsAsLongAsThePicturesAndNothingElseIsLeft() throws IOException {
        var source = source(TestSound.music(-20), 2);
        var wish = new SoundWish(List.of(), true, true, 0, Duration.ZERO, Duration.ZERO);
        var levelled = level(source, wish, folder.resolve("sound.mp4"));
        var frames = RATE.nearestFrame(MediaTime.ofSeconds(SECONDS));
        assertEquals(RATE.sampleAt(frames, 48_000), levelled.samples());
        var track = new FfmpegProbe().probe(folder.resolve("sound.mp4")).audio().orElseThrow();
        assertEquals(0, track.startMicros());
        assertEquals(levelled.samples() / 48_000.0, track.duration().toMillis() / 1e3, 0.002);
        assertFiles("sound.mp4", "source.wav");
    }

    @Test
    void whatIsStoppedLeavesNothing() throws IOException {
        var source = source(TestSound.clipped(TestSound.music(0)), 2);
        for (var after : List.of(1, 20, 90, 100, 150)) {
            var asked = new AtomicInteger();
            var monitor = new WorkMonitor() {
                @Override
                public boolean cancelled() {
                    return asked.incrementAndGet() > after;
                }

                @Override
                public void done(Duration media, Duration whole) {}
            };
            var order = order(source, SoundWish.PLAIN, Optional.of(Leveller.TARGET_LUFS));
            var leveller = new Leveller(new FfmpegMediaEncoder());
            assertThrows(CancelledException.class, () -> leveller.write(order, folder.resolve("sound.mp4"), monitor));
            assertFiles("source.wav");
        }
    }

    private void assertFiles(String... names) throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(names),
                    files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    private static SoundWish unlevelled(double gainDb) {
        return new SoundWish(List.of(), false, false, gainDb, Duration.ZERO, Duration.ZERO);
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
                .write(order(source, wish, Optional.of(Leveller.TARGET_LUFS)), file, WorkMonitor.NONE);
    }

    private static Leveller.Order order(Path source, SoundWish wish, Optional<Double> target) {
        return order(source, wish, target, 192_000);
    }

    private static Leveller.Order order(Path source, SoundWish wish, Optional<Double> target, int bitRate) {
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
                target,
                bitRate);
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
