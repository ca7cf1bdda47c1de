package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How loud renditions are, measured on what a player decodes. */
class LoudnessMediaTest {
    private static final List<TimeRange> WHOLE = List.of(TimeRange.ofMicros(0, 5_000_000));

    @TempDir
    Path folder;

    static Stream<Arguments> sources() {
        var sentences = List.of(TimeRange.ofMicros(200_000, 1_900_000), TimeRange.ofMicros(2_600_000, 4_800_000));
        return Stream.of(
                Arguments.of("a voice at about -40 LUFS", TestSound.voice(sentences, -27)),
                Arguments.of("a voice at about -23 LUFS", TestSound.voice(sentences, -10)),
                Arguments.of("a tone at -23 LUFS", TestSound.tone(-23)),
                Arguments.of("a tone at -8 LUFS", TestSound.tone(-8)),
                Arguments.of("a voice at about -8 LUFS", clipped(TestSound.voice(sentences, 6))),
                Arguments.of("a tone just within half a decibel", TestSound.tone(-14.45)),
                Arguments.of("quiet speech with cracks near full scale", TestSound.peaky()),
                Arguments.of("a voice with a crack each second, as of a door", TestSound.slamming()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void everySourceComesOutAtFourteenBelowWithRoomForPeaks(String name, SoundPainter sound) {
        var heard = rendered(sound);
        assertEquals(Leveller.TARGET_LUFS, heard.integratedLufs(), 0.5, name);
        assertTrue(heard.truePeakDbtp() <= -1, name + " peaks at " + heard.truePeakDbtp());
    }

    @Test
    void silenceStaysSilence() {
        var heard = rendered(SoundPainter.NONE);
        assertTrue(heard.silent(), heard.toString());
        assertTrue(heard.truePeakDbtp() < -80, heard.toString());
    }

    @Test
    void noiseFarBelowEverySpeechIsNotLiftedWithoutEnd() {
        var heard = rendered(TestSound.tone(-62));
        assertEquals(-22, heard.integratedLufs(), 0.5);
    }

    /** The clip is what is levelled, not its source. */
    @Test
    void aQuietRangeOfALoudSourceIsLevelledByItself() {
        var loud = TestSound.tone(-6);
        var quiet = TestSound.tone(-30);
        var source = film(index -> index < 96_000 ? loud.sample(index) : quiet.sample(index));
        var heard = Playback.of(TestRender.render(source, List.of(TimeRange.ofMicros(2_500_000, 5_000_000))))
                .loudness();
        assertEquals(Leveller.TARGET_LUFS, heard.integratedLufs(), 0.5);
    }

    private Loudness rendered(SoundPainter sound) {
        return Playback.of(TestRender.render(film(sound), WHOLE)).loudness();
    }

    private Path film(SoundPainter sound) {
        return TestMedia.film()
                .frames(50, FrameRate.of(10))
                .container("mov", Map.of())
                .pcm(sound, 48_000, 2)
                .write(folder.resolve("film"));
    }

    private static SoundPainter clipped(SoundPainter sound) {
        return index -> Math.clamp(sound.sample(index), -0.99f, 0.99f);
    }
}
