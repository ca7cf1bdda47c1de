package com.cliply.engine.analysis.audio;

import com.cliply.engine.analysis.Values;

/**
 * Short-time spectra: frames of 64 ms under a Hann window every 25 ms, four to a step of 100 ms. Voicing is the greatest
 * normalised autocorrelation between 70 and 400 Hz, taken from the power spectrum and divided by the window's own
 * (Boersma, Accurate short-term analysis of the fundamental frequency, IFA Proceedings 17, 1993).
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
    private static final int ONSET_BANDS = 16;
    private static final int ONSET_FROM = 200;
    private static final int ONSET_TO = 7_500;
    private static final int SHORTEST_LAG = SAMPLE_RATE / 400;
    private static final int LONGEST_LAG = SAMPLE_RATE / 70;

    private final RealFft fft = new RealFft(FRAME);
    private final float[] window = new float[FRAME];
    private final float[] windowCorrelation = new float[LONGEST_LAG + 1];
    private final float scale;
    private final int[] onsetEdges = new int[ONSET_BANDS + 1];
    private final float[] waiting = new float[FRAME];
    private final float[] windowed = new float[FRAME];
    private final float[] power = new float[BINS];
    private final float[] correlation = new float[BINS];
    private final float[] lastLevels = new float[ONSET_BANDS];
    private int filled = FRAME / 2; // the first frame is centred on the first sample
    private boolean first = true;

    private final double[] bandPower = new double[BANDS];
    private double voicedPower;
    private double allPower;
    private double flatness;
    private double rises;
    private int framesInStep;

    private final Values[] bands = {new Values(), new Values(), new Values(), new Values()};
    private final Values voicing = new Values();
    private final Values flatnesses = new Values();
    private final Values onsets = new Values();

    SpectrumMeter() {
        var squares = 0.0;
        for (int index = 0; index < FRAME; index++) {
            window[index] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * index / FRAME));
            squares += window[index] * window[index];
        }
        scale = (float) (2 / (squares * FRAME));
        fft.power(window, power);
        correlate();
        for (int lag = 0; lag <= LONGEST_LAG; lag++) windowCorrelation[lag] = correlation[lag] / correlation[0];
        for (int edge = 0; edge <= ONSET_BANDS; edge++)
            onsetEdges[edge] = bin(ONSET_FROM * Math.pow((double) ONSET_TO / ONSET_FROM, (double) edge / ONSET_BANDS));
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

    /** Brings everything to {@code steps} steps; what was not heard is silence. */
    void finish(int steps) {
        if (framesInStep > 0) endStep();
        for (var band : bands) band.fillTo(steps, SILENCE);
        voicing.fillTo(steps, 0);
        flatnesses.fillTo(steps, 0);
        onsets.fillTo(steps, 0);
    }

    /** Level of each step in dB; 0 is a full-scale square wave. */
    float[] band(int index) {
        return bands[index].toArray();
    }

    float[] voicing() {
        return voicing.toArray();
    }

    float[] flatness() {
        return flatnesses.toArray();
    }

    float[] onsets() {
        return onsets.toArray();
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
        rises += riseOfLevels();
        voicedPower += total * voicingOfPower();
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
        voicedPower = 0;
        allPower = 0;
        flatness = 0;
        rises = 0;
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

    private double riseOfLevels() {
        var rise = 0.0;
        for (int band = 0; band < ONSET_BANDS; band++) {
            var sum = 0.0;
            for (int index = onsetEdges[band]; index < onsetEdges[band + 1]; index++) sum += power[index];
            var level =
                    (float) (10 * Math.log10(sum * scale / (onsetEdges[band + 1] - onsetEdges[band]) + POWER_FLOOR));
            if (!first) rise += Math.max(0, level - lastLevels[band]);
            lastLevels[band] = level;
        }
        first = false;
        return rise / ONSET_BANDS;
    }

    private double voicingOfPower() {
        correlate();
        if (correlation[0] <= 0) return 0;
        var best = 0f;
        for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++)
            best = Math.max(best, correlation[lag] / windowCorrelation[lag]);
        return Math.clamp(best / correlation[0], 0f, 1f);
    }

    /** The autocorrelation is the transform of the power spectrum (Wiener and Khinchin), which is real and even. */
    private void correlate() {
        System.arraycopy(power, 0, windowed, 0, BINS);
        for (int index = 1; index < FRAME / 2; index++) windowed[FRAME - index] = power[index];
        fft.realParts(windowed, correlation);
    }

    private static int bin(double hertz) {
        return (int) Math.round(hertz * FRAME / SAMPLE_RATE);
    }
}
