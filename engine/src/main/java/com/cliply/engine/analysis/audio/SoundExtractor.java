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

/** Everything that is measured from sound, in steps of 100 ms. A file without sound gives no tracks. */
public final class SoundExtractor implements SignalExtractor {
    public static final Duration STEP = Duration.ofMillis(100);

    private static final int CHUNK = 8_192;
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Steps of 20 ms, for pauses: a word's end and the next one's beginning are told apart by less than 100 ms. */
    private static final Duration FINE_STEP = Duration.ofMillis(20);

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

    @Override
    public Findings finish(Duration length) {
        if (heard == 0) return Findings.of();
        var fineLoudness = fine.finish();
        var steps = Math.toIntExact(
                Math.min(Math.ceilDiv(heard, SpectrumMeter.STEP_SAMPLES), Math.ceilDiv(length.toMillis(), 100)));
        spectrum.finish(steps);
        return found(fineLoudness, steps, length);
    }

    /** Of whole steps, so that nothing that is being measured is disturbed. */
    @Override
    public Findings soFar(Duration measured) {
        var steps = (int) Math.min(spectrum.onsets().length, measured.toMillis() / STEP.toMillis());
        return steps == 0 ? Findings.of() : found(fine.soFar(), steps, measured);
    }

    private Findings found(float[] fineLoudness, int steps, Duration length) {
        var loudness = grouped(fineLoudness, steps);
        var bands = List.of(spectrum.band(0), spectrum.band(1), spectrum.band(2), spectrum.band(3));
        var voicing = spectrum.voicing();
        var reaction = ReactionMeasure.measure(bands, voicing, steps);
        var pauses = PauseFinder.find(fineLoudness, FINE_STEP, length);
        return new Findings(
                List.of(
                        track(Signal.LOUDNESS, loudness, steps),
                        track(Signal.VOICING, voicing, steps),
                        track(Signal.FLATNESS, spectrum.flatness(), steps),
                        track(Signal.ONSETS, spectrum.onsets(), steps),
                        track(Signal.BAND_LOW, bands.get(0), steps),
                        track(Signal.BAND_MIDDLE, bands.get(1), steps),
                        track(Signal.BAND_HIGH, bands.get(2), steps),
                        track(Signal.BAND_TOP, bands.get(3), steps),
                        track(Signal.REACTION, reaction, steps)),
                pauses,
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

    private static SignalTrack track(Signal signal, float[] values, int steps) {
        return SignalTrack.of(signal, STEP, Arrays.copyOf(values, steps));
    }
}
