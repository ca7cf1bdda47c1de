package com.cliply.engine.analysis.audio;

import com.cliply.engine.analysis.Findings;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalExtractor;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.time.MediaTime;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that is measured from sound, in steps of 100 ms, and the loudness in steps of 20 ms. A file without sound gives
 * no tracks. It only puts together what the measures beside it say.
 */
public final class SoundExtractor implements SignalExtractor {
    public static final Duration STEP = Duration.ofMillis(100);

    /** Steps of 20 ms, for edges: a word's end and the next one's beginning are told apart by less than 100 ms. */
    public static final Duration FINE_STEP = Duration.ofMillis(20);

    private static final int CHUNK = 8_192;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int FINE_SAMPLES = 320;

    private final LoudnessMeter fine = new LoudnessMeter(MediaScanner.SOUND_RATE, FINE_SAMPLES);
    private final SpectrumMeter spectrum = new SpectrumMeter();
    private final float[] chunk = new float[CHUNK];
    private long heard;

    @Override
    public void sound(MediaTime start, FloatBuffer samples) {
        if (heard == 0) hearSilence(start.micros() * MediaScanner.SOUND_RATE / MICROS_PER_SECOND);
        while (samples.hasRemaining()) {
            var count = Math.min(CHUNK, samples.remaining());
            samples.get(chunk, 0, count);
            for (int index = 0; index < count; index++) if (!Float.isFinite(chunk[index])) chunk[index] = 0;
            hear(count);
        }
    }

    /**
     * What was found until now; measuring goes on undisturbed.
     *
     * @param length nothing found lies beyond it
     */
    @Override
    public Findings soFar(Duration length) {
        var steps = Math.toIntExact(Math.min(
                Math.min(spectrum.steps(), heard / SpectrumMeter.STEP_SAMPLES), Math.ceilDiv(length.toMillis(), 100)));
        return steps == 0 ? Findings.of() : found(fine.soFar(), steps, length);
    }

    @Override
    public Findings finish(Duration length) {
        if (heard == 0) return Findings.of();
        spectrum.finish();
        var steps = Math.toIntExact(
                Math.min(Math.ceilDiv(heard, SpectrumMeter.STEP_SAMPLES), Math.ceilDiv(length.toMillis(), 100)));
        return found(fine.finish(), steps, length);
    }

    private Findings found(float[] fineLoudness, int steps, Duration length) {
        var loudness = grouped(fineLoudness, steps);
        var bands = List.of(
                spectrum.band(0, steps), spectrum.band(1, steps), spectrum.band(2, steps), spectrum.band(3, steps));
        var voicing = spectrum.voicing(steps);
        var flatness = spectrum.flatness(steps);
        var onsets = spectrum.onsets(steps);
        var tonality = spectrum.tonalities(steps);
        var music = MusicLikeness.measure(tonality, onsets, loudness);
        var laughter = LaughterMeasure.measure(spectrum.repeat(), bands, loudness, voicing, music);
        var speech = SpeechPresence.measure(loudness, voicing, tonality);
        return new Findings(
                List.of(
                        track(Signal.LOUDNESS, loudness),
                        track(Signal.VOICING, voicing),
                        track(Signal.FLATNESS, flatness),
                        track(Signal.ONSETS, onsets),
                        track(Signal.BAND_LOW, bands.get(0)),
                        track(Signal.BAND_MIDDLE, bands.get(1)),
                        track(Signal.BAND_HIGH, bands.get(2)),
                        track(Signal.BAND_TOP, bands.get(3)),
                        track(Signal.REACTION, ReactionMeasure.measure(bands, voicing, onsets, flatness, tonality)),
                        track(Signal.MOMENTARY, MomentaryLoudness.measure(fineLoudness, steps)),
                        SignalTrack.of(Signal.FINE_LOUDNESS, FINE_STEP, fineLoudness),
                        track(Signal.SPEECH, speech),
                        track(Signal.SYLLABLES, SyllableRate.measure(fineLoudness, voicing, speech)),
                        track(Signal.PITCH, PitchExcitement.measure(spectrum.pitches(steps), speech)),
                        track(Signal.BURST, SilenceBurst.measure(loudness)),
                        track(Signal.MUSIC, music),
                        track(Signal.LAUGHTER, laughter)),
                PauseFinder.find(fineLoudness, FINE_STEP, length),
                List.of());
    }

    private void hear(int count) {
        fine.hear(chunk, count);
        spectrum.hear(chunk, count);
        heard += count;
    }

    private void hearSilence(long samples) {
        Arrays.fill(chunk, 0);
        for (var left = samples; left > 0; left -= CHUNK) hear((int) Math.min(CHUNK, left));
    }

    /** Five fine steps make one: their mean squares are averaged. */
    private static float[] grouped(float[] fine, int steps) {
        var group = (int) STEP.dividedBy(FINE_STEP);
        var grouped = new float[steps];
        for (int step = 0; step < steps; step++) {
            var sum = 0.0;
            var from = step * group;
            var to = Math.min(fine.length, from + group);
            for (int index = from; index < to; index++) sum += LoudnessMeter.meanSquareOf(fine[index]);
            grouped[step] = LoudnessMeter.inLufs(sum / Math.max(1, to - from));
        }
        return grouped;
    }

    private static SignalTrack track(Signal signal, float[] values) {
        return SignalTrack.of(signal, STEP, values);
    }
}
