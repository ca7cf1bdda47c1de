package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Made-up audiences and what is mistaken for them, between two stretches of talk, under what befalls recordings. */
class ReactionMeasureTest {
    private static final double LEVEL = 0.1;
    private static final int BEFORE = 12;
    private static final int AFTER = 6;

    /** A step above this begins a reaction. */
    private static final float CLEAR = 0.5f;

    /** Which part of the event reads clearly like a reaction. */
    private static double found(float[] event, Condition condition) {
        var whole = Sounds.joined(Voices.speech(BEFORE, LEVEL, 4), event, Voices.speech(AFTER, LEVEL, 4));
        var heard =
                condition.worn(Sounds.mixed(whole, Sounds.noise((double) whole.length / Sounds.RATE, LEVEL / 300, 1)));
        var reaction = SpeechSignalsTest.measured(heard, Signal.REACTION);
        var steps = event.length / SpectrumMeter.STEP_SAMPLES;
        var clear = 0;
        for (int step = 0; step < steps; step++) if (reaction.value(10 * BEFORE + step) >= CLEAR) clear++;
        for (int step = 0; step < 10 * BEFORE - 10; step++) {
            var at = step;
            assertTrue(reaction.value(step) < CLEAR, () -> "talk is a reaction at step " + at);
        }
        return (double) clear / steps;
    }

    @ParameterizedTest
    @EnumSource
    void applauseIsFound(Condition condition) {
        var hall = found(Crowds.applause(4, LEVEL, 200, 8), condition);
        assertTrue(hall > 0.6, "of a hall " + hall);
        var room = found(Crowds.applause(4, LEVEL, 40, 15), condition);
        assertTrue(room > 0.6, "of a room " + room);
    }

    @ParameterizedTest
    @EnumSource
    void laughterOfManyIsFound(Condition condition) {
        var part = found(Crowds.laughter(4, LEVEL, 25, 8), condition);
        assertTrue(part > 0.5, "" + part);
    }

    @ParameterizedTest
    @EnumSource
    void laughterOverTalkIsFound(Condition condition) {
        var both = Sounds.mixed(Crowds.laughter(4, LEVEL, 12, 8), Voices.speech(4, 0.4 * LEVEL, 58));
        var part = found(both, condition);
        assertTrue(part > 0.3, "" + part);
    }

    @ParameterizedTest
    @EnumSource
    void talkNoiseMusicAndClatterAreNone(Condition condition) {
        assertNone("speech", Voices.speech(5, LEVEL, 8), condition);
        assertNone("two voices", Voices.babble(5, LEVEL, 2, 8), condition);
        assertNone("drums and chords", Noises.music(5, LEVEL, true, 8), condition);
        assertNone("brown noise", Noises.brown(3, LEVEL, 8), condition);
        assertNone("engine", Noises.engine(5, LEVEL, 8), condition);
        assertNone("dishes", Noises.clatter(5, LEVEL, 8), condition);
    }

    private static void assertNone(String what, float[] event, Condition condition) {
        var part = found(event, condition);
        assertTrue(part < 0.25, what + " is a reaction in " + part + " of its time");
    }

    /** What goes on all the time is the room, whatever it is: rain, a restaurant, a fan. */
    @Test
    void aBackgroundThatNeverEndsIsNone() {
        for (var background : new float[][] {
            Noises.rain(30, LEVEL / 5, 1), Voices.babble(30, LEVEL / 5, 8, 1), Noises.pink(30, LEVEL / 5, 1)
        }) {
            var reaction =
                    SpeechSignalsTest.measured(Sounds.mixed(background, Voices.speech(30, LEVEL, 2)), Signal.REACTION);
            var clear = 0;
            for (int step = 0; step < reaction.size(); step++) if (reaction.value(step) >= CLEAR) clear++;
            assertTrue(clear < 15, clear + " steps");
        }
    }

    @Test
    void noiseThatSwellsAndDiesAwayIsNone() {
        var wave = Sounds.noise(8, LEVEL, 3);
        for (int index = 0; index < wave.length; index++)
            wave[index] *= (float) (0.1 + Math.sin(Math.PI * index / wave.length));
        assertNone("a wave of noise", wave, Condition.PLAIN);
    }
}
