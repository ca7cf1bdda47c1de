package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.FloatBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who speaks, how fast and how excited, and what is music, on made-up voices and instruments. */
class SpeechSignalsTest {
    private static final double LEVEL = 0.1;

    static SignalTrack measured(float[] samples, Signal signal) {
        var extractor = new SoundExtractor();
        extractor.sound(MediaTime.ZERO, FloatBuffer.wrap(samples));
        return extractor.finish(Duration.ofMillis(samples.length * 1_000L / Sounds.RATE)).tracks().stream()
                .filter(track -> track.signal() == signal)
                .findFirst()
                .orElseThrow();
    }

    private static TimeRange seconds(int from, int to) {
        return TimeRange.ofMicros(from * 1_000_000L, to * 1_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void speechIsHeardAndItsAbsenceToo(Condition condition) {
        var speech = Sounds.joined(Sounds.silence(6), Voices.speech(8, LEVEL, 3), Sounds.silence(6));
        var noisy = Sounds.mixed(speech, Sounds.noise(20, LEVEL / 300, 1));
        var presence = measured(condition.worn(noisy), Signal.SPEECH);
        assertTrue(presence.mean(seconds(7, 13)) > 0.5, () -> "speech reads " + presence.mean(seconds(7, 13)));
        assertTrue(presence.mean(seconds(0, 4)) < 0.1, () -> "before it " + presence.mean(seconds(0, 4)));
        assertTrue(presence.mean(seconds(16, 20)) < 0.1, () -> "after it " + presence.mean(seconds(16, 20)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void speechOverMusicIsStillSpeech(long seed) {
        var both = Sounds.mixed(Voices.speech(12, LEVEL, seed), Noises.music(12, LEVEL / 4, true, seed));
        assertTrue(measured(both, Signal.SPEECH).mean(seconds(1, 11)) > 0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noiseAndMusicAreNoSpeech(long seed) {
        assertTrue(measured(Noises.pink(10, LEVEL, seed), Signal.SPEECH).mean(seconds(0, 10)) < 0.1);
        assertTrue(measured(Noises.music(12, LEVEL, false, seed), Signal.SPEECH).mean(seconds(0, 12)) < 0.3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void chordsAreMusicAndTalkIsNot(long seed) {
        assertTrue(measured(Noises.music(12, LEVEL, false, seed), Signal.MUSIC).mean(seconds(2, 10)) > 0.5);
        assertTrue(measured(Noises.music(12, LEVEL, true, seed), Signal.MUSIC).mean(seconds(2, 10)) > 0.4);
        assertTrue(measured(Voices.speech(12, LEVEL, seed), Signal.MUSIC).mean(seconds(0, 12)) < 0.3);
    }

    @Test
    void humIsNoMusic() {
        var hum = Sounds.mixed(Sounds.tone(12, 100, LEVEL), Sounds.tone(12, 200, LEVEL / 2));
        assertTrue(measured(hum, Signal.MUSIC).mean(seconds(2, 10)) < 0.2);
    }

    /** The made-up voice says 4.5 syllables a second while it talks. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void syllablesAreCounted(long seed) {
        var rate = measured(
                Sounds.mixed(Voices.speech(20, LEVEL, seed), Sounds.noise(20, LEVEL / 300, 2)), Signal.SYLLABLES);
        assertEquals(3.5, rate.mean(seconds(2, 18)), 1.5);
    }

    @Test
    void fasterTalkHasMoreSyllables() {
        var slow = Sounds.speech(20, LEVEL, 3);
        var fast = new float[slow.length / 2];
        for (int index = 0; index < fast.length; index++) fast[index] = slow[2 * index];
        assertTrue(measured(fast, Signal.SYLLABLES).mean(seconds(2, 8))
                > 1.4 * measured(slow, Signal.SYLLABLES).mean(seconds(2, 18)));
    }

    @Test
    void aVoiceRaisedByHalfAnOctaveIsExcited() {
        var calm = Sounds.speech(40, LEVEL, 3);
        var from = 20 * Sounds.RATE;
        var raised = Sounds.silence(4);
        for (int index = 0; index < raised.length; index++) raised[index] = calm[(int) (index * 1.5)];
        System.arraycopy(raised, 0, calm, from, raised.length);
        var pitch = measured(calm, Signal.PITCH);
        assertTrue(pitch.mean(seconds(21, 23)) > 0.5, () -> "raised " + pitch.mean(seconds(21, 23)));
        assertTrue(pitch.mean(seconds(5, 18)) < 0.15, () -> "calm " + pitch.mean(seconds(5, 18)));
        assertTrue(pitch.mean(seconds(27, 38)) < 0.15, () -> "calm again " + pitch.mean(seconds(27, 38)));
    }
}
