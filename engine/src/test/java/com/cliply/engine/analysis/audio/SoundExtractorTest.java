package com.cliply.engine.analysis.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Findings;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundExtractorTest {
    private static final double LEVEL = 0.1;

    private static Findings measured(float[] samples) {
        var extractor = new SoundExtractor();
        Sounds.play(samples, extractor);
        return extractor.finish(Duration.ofMillis(samples.length * 1_000L / Sounds.RATE));
    }

    private static SignalTrack track(Findings findings, Signal signal) {
        return findings.tracks().stream()
                .filter(track -> track.signal() == signal)
                .findFirst()
                .orElseThrow();
    }

    private static double mostReaction(float[] samples) {
        var reaction = track(measured(samples), Signal.REACTION);
        return reaction.max(TimeRange.whole(Duration.ofMillis(reaction.size() * 100L)));
    }

    private static float[] inSpeech(float[] event) {
        return Sounds.joined(
                Sounds.speech(20, LEVEL, 1),
                Sounds.mixed(event, Sounds.noise(event.length / 16_000.0, LEVEL / 300, 9)),
                Sounds.speech(20, LEVEL, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6})
    void applauseIsAReactionWhileItLasts(long seed) {
        var reaction = track(measured(inSpeech(Sounds.applause(5, LEVEL, seed))), Signal.REACTION);
        assertTrue(reaction.mean(TimeRange.ofMicros(21_500_000, 23_500_000)) > 0.6, reaction::toString);
        assertTrue(reaction.mean(TimeRange.ofMicros(0, 18_000_000)) < 0.05, reaction::toString);
        assertTrue(reaction.mean(TimeRange.ofMicros(27_000_000, 44_000_000)) < 0.05, reaction::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.3})
    void aBurstOfWhiteNoiseIsNoReaction(double level) {
        assertTrue(mostReaction(inSpeech(Sounds.noise(4, level, 7))) < 0.3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.95})
    void noiseOfAnyColourIsNoReaction(double pole) {
        assertTrue(mostReaction(inSpeech(Sounds.darkNoise(4, LEVEL, pole, 8))) < 0.3);
    }

    @Test
    void humAndTonesAreNoReaction() {
        assertTrue(mostReaction(inSpeech(Sounds.tone(4, 100, LEVEL))) < 0.3);
        assertTrue(mostReaction(inSpeech(Sounds.tone(4, 1_000, LEVEL))) < 0.3);
    }

    @Test
    void constantNoiseHasNoReactionAndNoPause() {
        var findings = measured(Sounds.noise(60, LEVEL, 10));
        assertEquals(List.of(), findings.pauses());
        assertEquals(0, track(findings, Signal.REACTION).max(TimeRange.whole(Duration.ofMinutes(1))));
    }

    @Test
    void gapsBetweenSentencesArePauses() {
        var pauses = measured(Sounds.speech(30, LEVEL, 11)).pauses();
        for (int sentence = 0; sentence < 9; sentence++) {
            var gap = new MediaTime(sentence * 3_000_000L + 2_750_000);
            assertTrue(pauses.stream().anyMatch(pause -> pause.contains(gap)), "no pause at " + gap + ": " + pauses);
        }
    }

    @Test
    void aQuieterRecordingHasTheSamePauses() {
        var loud = Sounds.speech(30, LEVEL, 11);
        var quiet = loud.clone();
        for (int index = 0; index < quiet.length; index++) quiet[index] *= 0.1f;
        var few = Math.abs(
                measured(loud).pauses().size() - measured(quiet).pauses().size());
        assertTrue(few <= 1, "differ by " + few);
    }

    @Test
    void voicesAreVoicedAndNoiseIsNot() {
        var findings = measured(Sounds.joined(Sounds.tone(5, 150, LEVEL), Sounds.noise(5, LEVEL, 12)));
        var voicing = track(findings, Signal.VOICING);
        assertTrue(voicing.mean(TimeRange.ofMicros(1_000_000, 4_000_000)) > 0.95);
        assertTrue(voicing.mean(TimeRange.ofMicros(6_000_000, 9_000_000)) < 0.25);
        var flatness = track(findings, Signal.FLATNESS);
        assertEquals(-2.5, flatness.mean(TimeRange.ofMicros(6_000_000, 9_000_000)), 0.5);
    }

    /** The constants of {@link ReactionMeasure} hold for this meter: noise deviates as they say. */
    @Test
    void whiteNoiseDeviatesAsTheConstantsSay() {
        var findings = measured(Sounds.noise(600, LEVEL, 13));
        var signals = List.of(Signal.BAND_LOW, Signal.BAND_MIDDLE, Signal.BAND_HIGH, Signal.BAND_TOP);
        for (int band = 0; band < signals.size(); band++) {
            var values = track(findings, signals.get(band)).toArray();
            var sum = 0.0;
            var squares = 0.0;
            for (var value : values) {
                sum += value;
                squares += (double) value * value;
            }
            var mean = sum / values.length;
            var deviation = Math.sqrt(squares / values.length - mean * mean);
            assertEquals(ReactionMeasure.noiseDeviation(band), deviation, 0.1 * deviation, signals.get(band)::id);
        }
    }

    @Test
    void theSameSoundMeasuresTheSameHoweverItIsCutUp() {
        var samples = Sounds.speech(10, LEVEL, 14);
        var whole = new SoundExtractor();
        whole.sound(MediaTime.ZERO, FloatBuffer.wrap(samples));
        assertEquals(measured(samples), whole.finish(Duration.ofSeconds(10)));
    }

    @Test
    void whatIsAskedInTheMiddleDoesNotDisturbTheEnd() {
        var samples = Sounds.speech(10, LEVEL, 14);
        var asked = new SoundExtractor();
        var half = samples.length / 2 + 123;
        asked.sound(MediaTime.ZERO, FloatBuffer.wrap(samples, 0, half).slice());
        var soFar = asked.soFar(Duration.ofSeconds(5));
        asked.sound(
                new MediaTime(half * 1_000_000L / Sounds.RATE),
                FloatBuffer.wrap(samples, half, samples.length - half).slice());
        var whole = measured(samples);
        assertEquals(whole, asked.finish(Duration.ofSeconds(10)));
        var until = track(soFar, Signal.ONSETS);
        assertEquals(49, until.size(), 1);
        for (int step = 0; step < until.size(); step++)
            assertEquals(track(whole, Signal.ONSETS).value(step), until.value(step));
    }

    @Test
    void beforeAnythingIsHeardNothingIsFound() {
        assertEquals(Findings.of(), new SoundExtractor().soFar(Duration.ofSeconds(5)));
    }

    @Test
    void soundThatBeginsLateIsSilentBefore() {
        var extractor = new SoundExtractor();
        extractor.sound(MediaTime.ofSeconds(2), FloatBuffer.wrap(Sounds.tone(2, 500, LEVEL)));
        var loudness = track(extractor.finish(Duration.ofSeconds(4)), Signal.LOUDNESS);
        assertEquals(40, loudness.size());
        assertEquals(LoudnessMeter.SILENCE, loudness.value(18));
        assertTrue(loudness.value(25) > -25);
    }

    @Test
    void brokenSamplesAreSilence() {
        var extractor = new SoundExtractor();
        extractor.sound(MediaTime.ZERO, FloatBuffer.wrap(new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0, 0}));
        for (var track : extractor.finish(Duration.ofSeconds(1)).tracks()) assertTrue(Float.isFinite(track.value(0)));
    }

    @Test
    void withoutSoundThereAreNoTracks() {
        assertEquals(Findings.of(), new SoundExtractor().finish(Duration.ofSeconds(10)));
    }
}
