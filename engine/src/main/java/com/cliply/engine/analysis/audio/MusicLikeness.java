package com.cliply.engine.analysis.audio;

import static com.cliply.engine.analysis.audio.Ramps.ramp;

/**
 * How much sound is music: much of its power stands in lines for as long as notes do, and it begins anew again and again; a
 * hum only stands. A steady beat between 60 and 200 a minute makes it surer, and is enough by itself if it is strict (the
 * autocorrelation of the onset curve: Scheirer, Tempo and beat analysis of acoustic musical signals, JASA 103, 1998).
 */
final class MusicLikeness {
    /** Steps to either side: five seconds, a few bars. */
    private static final int REACH = 25;

    private static final int FASTEST = 3;
    private static final int SLOWEST = 10;

    /** Speech has 0 to 0.005 of its power in lines, in a classroom up to 0.03, music 0.07 to 0.5 (own measurements). */
    private static final double VOICE = 0.04;

    private static final double INSTRUMENTS = 0.1;

    /** Deviation of the onset curve in dB within five seconds; a hum in quiet has less. */
    private static final double STANDING = 0.15;

    private static final double PLAYED = 0.4;
    private static final double LOOSE = 0.35;
    private static final double STRICT = 0.7;
    private static final double WITHOUT_BEAT = 0.75;
    private static final float INAUDIBLE = -65;

    private MusicLikeness() {}

    /**
     * @param tonality see {@link TonalLines}
     * @param onsets see {@link OnsetFlux}
     */
    static float[] measure(float[] tonality, float[] onsets, float[] loudness) {
        var lines = Ramps.smoothed(tonality, REACH);
        var played = Ramps.deviation(onsets, REACH);
        var means = Ramps.smoothed(onsets, REACH);
        var music = new float[tonality.length];
        for (int step = 0; step < music.length; step++) {
            if (loudness[step] < INAUDIBLE) continue;
            var harmonic = ramp(lines[step], VOICE, INSTRUMENTS) * ramp(played[step], STANDING, PLAYED);
            if (harmonic <= 0) continue;
            var beat = ramp(beat(onsets, means[step], step), LOOSE, STRICT);
            music[step] = (float) (harmonic * (WITHOUT_BEAT + (1 - WITHOUT_BEAT) * beat));
        }
        return music;
    }

    /** The greatest autocorrelation of the onset curve at the lags of a beat. */
    private static double beat(float[] onsets, double mean, int step) {
        var from = Math.max(0, step - REACH);
        var to = Math.min(onsets.length, step + REACH + 1);
        var all = 0.0;
        for (int index = from; index < to; index++) all += (onsets[index] - mean) * (onsets[index] - mean);
        if (all <= 0) return 0;
        var best = 0.0;
        for (int lag = FASTEST; lag <= SLOWEST; lag++) {
            var sum = 0.0;
            for (int index = from; index < to - lag; index++)
                sum += (onsets[index] - mean) * (onsets[index + lag] - mean);
            best = Math.max(best, sum / all * (to - from) / Math.max(1, to - from - lag));
        }
        return best;
    }
}
