package com.cliply.engine.analysis.audio;

/**
 * How periodic a frame is and at which pitch: the greatest normalised autocorrelation between 70 and 400 Hz, taken from the
 * power spectrum and divided by the window's own (Boersma, Accurate short-term analysis of the fundamental frequency, IFA
 * Proceedings 17, 1993). It holds its scratch room: one thread at a time.
 */
final class Periodicity {
    private static final int HIGHEST = 400;
    private static final int LOWEST = 70;

    /** A multiple of the period correlates as well as the period: the shortest lag with nearly the greatest value is it. */
    private static final float NEARLY = 0.9f;

    private final RealFft fft;
    private final int frame;
    private final double sampleRate;
    private final int shortest;
    private final int longest;
    private final float[] whole;
    private final float[] correlation;
    private final float[] normal;
    private final float[] windowCorrelation;
    private float voicing;
    private int bestLag;

    Periodicity(RealFft fft, float[] window, int sampleRate) {
        this.fft = fft;
        frame = window.length;
        this.sampleRate = sampleRate;
        shortest = sampleRate / HIGHEST;
        longest = sampleRate / LOWEST;
        whole = new float[frame];
        correlation = new float[frame / 2 + 1];
        normal = new float[longest + 1];
        windowCorrelation = new float[longest + 1];
        var power = new float[frame / 2 + 1];
        fft.power(window, power);
        correlate(power);
        for (int lag = 0; lag <= longest; lag++) windowCorrelation[lag] = correlation[lag] / correlation[0];
    }

    /** Looks at the frame with this power spectrum; {@link #voicing} and {@link #hertz} then tell of it. */
    void measure(float[] power) {
        correlate(power);
        bestLag = 0;
        voicing = 0;
        if (correlation[0] <= 0) return;
        var best = 0f;
        for (int lag = shortest; lag <= longest; lag++) {
            normal[lag] = correlation[lag] / windowCorrelation[lag];
            if (normal[lag] > best) {
                best = normal[lag];
                bestLag = lag;
            }
        }
        voicing = Math.clamp(best / correlation[0], 0f, 1f);
    }

    /** 0 (noise) to 1 (a sung vowel). */
    float voicing() {
        return voicing;
    }

    /** The pitch, exact to a fraction of a sample by a parabola through three lags; 0 if nothing correlates. */
    double hertz() {
        if (bestLag == 0) return 0;
        var enough = NEARLY * normal[bestLag];
        for (int lag = shortest + 1; lag < bestLag; lag++)
            if (normal[lag] >= enough && normal[lag] >= normal[lag - 1] && normal[lag] >= normal[lag + 1])
                return hertzAt(lag);
        return hertzAt(bestLag);
    }

    private double hertzAt(int lag) {
        if (lag <= shortest || lag >= longest) return sampleRate / lag;
        var left = normal[lag - 1];
        var right = normal[lag + 1];
        var bend = left - 2 * normal[lag] + right;
        var shift = bend < 0 ? Math.clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0;
        return sampleRate / (lag + shift);
    }

    /** The autocorrelation is the transform of the power spectrum (Wiener and Khinchin), which is real and even. */
    private void correlate(float[] power) {
        System.arraycopy(power, 0, whole, 0, power.length);
        for (int index = 1; index < frame / 2; index++) whole[frame - index] = power[index];
        fft.realParts(whole, correlation);
    }
}
