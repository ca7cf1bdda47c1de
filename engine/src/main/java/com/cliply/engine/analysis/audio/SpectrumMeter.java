package com.cliply.engine.analysis.audio;

import com.cliply.engine.analysis.Values;

/**
 * Short-time spectra: frames of 64 ms under a Hann window every 25 ms, four to a step of 100 ms. What is measured from a
 * frame has classes of its own; here it is put together to steps.
 */
final class SpectrumMeter {
    static final int BANDS = 4;
    static final int STEP_SAMPLES = 1_600;

    /** What silence reads, in dB. */
    static final float SILENCE = -100;

    private static final int SAMPLE_RATE = 16_000;
    private static final int FRAME = 1_024;
    private static final int HOP = 400;
    private static final int BINS = FRAME / 2 + 1;
    private static final double POWER_FLOOR = 1e-10;

    /** Borders of the four bands in Hz. Below 500 Hz voices and hum rule; above 7.5 kHz resamplers roll off. */
    private static final int[] BAND_EDGES = {500, 1_000, 2_000, 4_000, 7_500};

    private static final int FLAT_FROM = bin(300);
    private static final int FLAT_TO = bin(7_000);

    /** A frame less periodic than this has no pitch: voices in quiet read 0.8 and more, noise up to 0.4 (own measurements). */
    private static final float PITCHED = 0.6f;

    private final RealFft fft = new RealFft(FRAME);
    private final float[] window = new float[FRAME];
    private final float scale;
    private final OnsetFlux onset;
    private final Periodicity periodicity;
    private final SyllableRepeat repeat = new SyllableRepeat();
    private final TonalLines lines = new TonalLines((double) SAMPLE_RATE / FRAME);
    private final float[] waiting = new float[FRAME];
    private final float[] windowed = new float[FRAME];
    private final float[] power = new float[BINS];
    private int filled = FRAME / 2; // the first frame is centred on the first sample

    private final double[] bandPower = new double[BANDS];
    private double voicedPower;
    private double allPower;
    private double flatness;
    private double rises;
    private float mostVoiced;
    private double pitch;
    private int framesInStep;

    private final Values[] bands = {new Values(), new Values(), new Values(), new Values()};
    private final Values voicing = new Values();
    private final Values flatnesses = new Values();
    private final Values onsets = new Values();
    private final Values pitches = new Values();
    private final Values tonalities = new Values();

    SpectrumMeter() {
        var squares = 0.0;
        for (int index = 0; index < FRAME; index++) {
            window[index] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * index / FRAME));
            squares += window[index] * window[index];
        }
        scale = (float) (2 / (squares * FRAME));
        onset = new OnsetFlux((double) SAMPLE_RATE / FRAME, scale);
        periodicity = new Periodicity(fft, window, SAMPLE_RATE);
    }

    void hear(float[] samples, int count) {
        var taken = 0;
        while (taken < count) {
            var part = Math.min(count - taken, FRAME - filled);
            System.arraycopy(samples, taken, waiting, filled, part);
            taken += part;
            filled += part;
            if (filled == FRAME) {
                measureFrame();
                System.arraycopy(waiting, HOP, waiting, 0, FRAME - HOP);
                filled = FRAME - HOP;
            }
        }
    }

    /** How many steps have ended so far. */
    int steps() {
        return onsets.size();
    }

    /** Ends a step that has begun; after it nothing may be heard. */
    void finish() {
        if (framesInStep > 0) endStep();
        repeat.finish();
    }

    /** Level of each of the first {@code steps} steps in dB; 0 is a full-scale square wave, and what was not heard is silence. */
    float[] band(int index, int steps) {
        return bands[index].first(steps, SILENCE);
    }

    float[] voicing(int steps) {
        return voicing.first(steps, 0);
    }

    float[] flatness(int steps) {
        return flatnesses.first(steps, 0);
    }

    float[] onsets(int steps) {
        return onsets.first(steps, 0);
    }

    /** The pitch of each step's most periodic frame in Hz, 0 where none is periodic. */
    float[] pitches(int steps) {
        return pitches.first(steps, 0);
    }

    /** Which part of each step's power lies in lasting lines, 0..1; see {@link TonalLines}. */
    float[] tonalities(int steps) {
        return tonalities.first(steps, 0);
    }

    /** How much each step's surroundings repeat themselves. */
    SyllableRepeat repeat() {
        return repeat;
    }

    private void measureFrame() {
        for (int index = 0; index < FRAME; index++) windowed[index] = waiting[index] * window[index];
        fft.power(windowed, power);
        var total = 0.0;
        for (int index = 0; index < BINS; index++) total += power[index];
        for (int band = 0; band < BANDS; band++) {
            var sum = 0.0;
            for (int index = bin(BAND_EDGES[band]); index < bin(BAND_EDGES[band + 1]); index++) sum += power[index];
            bandPower[band] += sum * scale;
        }
        flatness += flatnessOfPower();
        rises += onset.rise(power);
        repeat.add(onset.levels());
        lines.add(power);
        periodicity.measure(power);
        voicedPower += total * periodicity.voicing();
        if (periodicity.voicing() > mostVoiced) {
            mostVoiced = periodicity.voicing();
            pitch = mostVoiced < PITCHED ? 0 : periodicity.hertz();
        }
        allPower += total;
        if (++framesInStep == STEP_SAMPLES / HOP) endStep();
    }

    private void endStep() {
        for (int band = 0; band < BANDS; band++) {
            bands[band].add((float) Math.max(SILENCE, 10 * Math.log10(bandPower[band] / framesInStep + POWER_FLOOR)));
            bandPower[band] = 0;
        }
        voicing.add(allPower <= 0 ? 0 : (float) Math.clamp(voicedPower / allPower, 0, 1));
        flatnesses.add((float) (flatness / framesInStep));
        onsets.add((float) (rises / framesInStep));
        pitches.add((float) pitch);
        tonalities.add((float) lines.endStep());
        repeat.endStep();
        voicedPower = 0;
        allPower = 0;
        flatness = 0;
        rises = 0;
        mostVoiced = 0;
        pitch = 0;
        framesInStep = 0;
    }

    /** Geometric over arithmetic mean in dB; the logarithm of a product of eight costs an eighth. */
    private double flatnessOfPower() {
        var sum = 0.0;
        var logarithms = 0.0;
        var product = 1.0;
        var bins = FLAT_TO - FLAT_FROM;
        for (int index = 0; index < bins; index++) {
            var value = (double) power[FLAT_FROM + index] + 1e-12;
            sum += value;
            product *= value;
            if (index % 8 == 7) {
                logarithms += Math.log10(product);
                product = 1;
            }
        }
        logarithms += Math.log10(product);
        return 10 * (logarithms / bins - Math.log10(sum / bins));
    }

    private static int bin(double hertz) {
        return (int) Math.round(hertz * FRAME / SAMPLE_RATE);
    }
}
