package com.cliply.engine.analysis.audio;

/**
 * How much the levels of sixteen logarithmic bands rise from one frame to the next, in dB in the mean over the bands; what
 * falls does not count (spectral flux, half-wave rectified: Dixon, Onset detection revisited, DAFx 2006). A gain changes
 * nothing, except where a band lies below the floor of -100 dB.
 */
final class OnsetFlux {
    static final int BANDS = 16;

    private static final int FROM = 200;
    private static final int TO = 7_500;
    private static final double POWER_FLOOR = 1e-10;

    private final int[] edges = new int[BANDS + 1];
    private final float[] last = new float[BANDS];
    private final double scale;
    private boolean first = true;

    /**
     * @param binHertz width of a bin of the spectra
     * @param scale makes a bin's power that of the samples, 1 at full scale
     */
    OnsetFlux(double binHertz, double scale) {
        this.scale = scale;
        for (int edge = 0; edge <= BANDS; edge++)
            edges[edge] = (int) Math.round(FROM * Math.pow((double) TO / FROM, (double) edge / BANDS) / binHertz);
    }

    /** The rise from the frame before to this one; 0 at the first. */
    double rise(float[] power) {
        var rise = 0.0;
        for (int band = 0; band < BANDS; band++) {
            var sum = 0.0;
            for (int bin = edges[band]; bin < edges[band + 1]; bin++) sum += power[bin];
            var level = (float) (10 * Math.log10(sum * scale / (edges[band + 1] - edges[band]) + POWER_FLOOR));
            if (!first) rise += Math.max(0, level - last[band]);
            last[band] = level;
        }
        first = false;
        return rise / BANDS;
    }

    /** The levels of the last frame in dB; to be copied before the next one. */
    float[] levels() {
        return last;
    }
}
