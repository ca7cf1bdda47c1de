package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few who laugh, and what repeats itself as well or sounds as voiced, between two stretches of talk. */
class LaughterMeasureTest {
    private static final double LEVEL = 0.1;
    private static final int BEFORE = 8;
    private static final int AFTER = 6;
    private static final float CLEAR = 0.5f;

    /** Which part of the event reads clearly like laughter. */
    private static double found(float[] event, Condition condition) {
        var whole = Sounds.joined(Voices.speech(BEFORE, LEVEL, 4), event, Voices.speech(AFTER, LEVEL, 5));
        var room = Sounds.noise((double) whole.length / Sounds.RATE, LEVEL / 300, 1);
        var laughter = SpeechSignalsTest.measured(condition.worn(Sounds.mixed(whole, room)), Signal.LAUGHTER);
        var steps = event.length / SpectrumMeter.STEP_SAMPLES;
        var clear = 0;
        for (int step = 0; step < steps; step++) if (laughter.value(10 * BEFORE + step) >= CLEAR) clear++;
        for (int step = 0; step < 10 * BEFORE - 15; step++) {
            var at = step;
            assertTrue(laughter.value(step) < CLEAR, () -> "talk is laughter at step " + at);
        }
        return (double) clear / steps;
    }

    @ParameterizedTest
    @CsvSource({"100, 4.5", "130, 5.5", "180, 4", "220, 5", "300, 6", "400, 4.5"})
    void oneWhoLaughsIsFoundAtAnyPitchAndRate(double pitch, double rate) {
        var part = found(Voices.laughter(4, LEVEL, pitch, rate, 3), Condition.PLAIN);
        assertTrue(part > 0.5, "" + part);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aFewWhoLaughOutOfStepAreFound(int people) {
        var sum = 0.0;
        for (long seed = 1; seed <= 4; seed++)
            sum += found(Crowds.laughter(5, LEVEL, people, seed), Condition.PLAIN) / 4;
        assertTrue(sum > 0.4, people + " people: " + sum);
    }

    @ParameterizedTest
    @EnumSource
    void itIsFoundHoweverTheRecordingWasTreated(Condition condition) {
        var part = found(Voices.laughter(4, LEVEL, 220, 5, 3), condition);
        assertTrue(part > 0.3, "" + part);
    }

    @Test
    void musicBelowDoesNotHideIt() {
        var both = Sounds.mixed(Voices.laughter(4, LEVEL, 220, 5, 3), Noises.music(4, LEVEL / 5, true, 8));
        var part = found(both, Condition.PLAIN);
        assertTrue(part > 0.3, "" + part);
    }

    @ParameterizedTest
    @EnumSource
    void talkIsNone(Condition condition) {
        for (long seed = 1; seed <= 4; seed++) {
            assertNone("speech " + seed, Voices.speech(5, LEVEL, seed), condition);
            assertNone("two who talk " + seed, Voices.babble(5, LEVEL, 2, seed), condition);
            assertNone("stuttering " + seed, Voices.stutter(5, LEVEL, seed), condition);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.5, 4, 4.5, 5, 5.5, 6, 6.5})
    void clapsAndEnginesInTheSamePaceAreNone(double rate) {
        assertNone("a clapping loop", Noises.clapLoop(5, LEVEL, rate, 2), Condition.PLAIN);
        assertNone("an idling engine", Noises.idling(5, LEVEL, rate, 2), Condition.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 1.6, 2, 2.4, 2.8})
    void aDogIsNone(double rate) {
        assertNone("a dog", Noises.dog(5, LEVEL, rate, 2), Condition.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void musicIsNone(long seed) {
        assertNone("a band", Noises.music(6, LEVEL, true, seed), Condition.PLAIN);
        assertNone("chords", Noises.music(6, LEVEL, false, seed), Condition.PLAIN);
    }

    @Test
    void aMotorAndSilenceAreNone() {
        assertNone("a motor", Noises.engine(5, LEVEL, 8), Condition.PLAIN);
        assertNone("silence", Sounds.silence(5), Condition.PLAIN);
    }

    private static void assertNone(String what, float[] event, Condition condition) {
        var part = found(event, condition);
        assertTrue(part < 0.2, what + " is laughter in " + part + " of its time");
    }
}
