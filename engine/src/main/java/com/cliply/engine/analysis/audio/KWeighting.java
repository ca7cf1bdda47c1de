package com.cliply.engine.analysis.audio;

/**
 * The K-weighting of ITU-R BS.1770-5, annex 1: a shelf that lifts the highs by 4 dB (the head) and a high-pass near 38 Hz.
 * The standard tabulates coefficients for 48 kHz only; these are the analog prototypes behind them, as worked out in
 * libebur128 (ebur128.c, ebur128_init_filter), taken to another rate by the bilinear transform.
 */
final class KWeighting {
    private static final double SHELF_HERTZ = 1681.974450955533;
    private static final double SHELF_DECIBELS = 3.999843853973347;
    private static final double SHELF_QUALITY = 0.7071752369554196;
    private static final double SHELF_BAND_EXPONENT = 0.4996667741545416;
    private static final double HIGH_PASS_HERTZ = 38.13547087602444;
    private static final double HIGH_PASS_QUALITY = 0.5003270373238773;

    private final Biquad shelf;
    private final Biquad highPass;

    KWeighting(int sampleRate) {
        shelf = shelf(sampleRate);
        highPass = highPass(sampleRate);
    }

    float filter(float sample) {
        return (float) highPass.filter(shelf.filter(sample));
    }

    /** b0, b1, b2, a1, a2 of the shelf. */
    double[] shelfCoefficients() {
        return shelf.coefficients();
    }

    /** b0, b1, b2, a1, a2 of the high-pass. */
    double[] highPassCoefficients() {
        return highPass.coefficients();
    }

    private static Biquad shelf(int sampleRate) {
        var k = Math.tan(Math.PI * SHELF_HERTZ / sampleRate);
        var high = Math.pow(10, SHELF_DECIBELS / 20);
        var band = Math.pow(high, SHELF_BAND_EXPONENT);
        var a0 = 1 + k / SHELF_QUALITY + k * k;
        return new Biquad(
                (high + band * k / SHELF_QUALITY + k * k) / a0,
                2 * (k * k - high) / a0,
                (high - band * k / SHELF_QUALITY + k * k) / a0,
                2 * (k * k - 1) / a0,
                (1 - k / SHELF_QUALITY + k * k) / a0);
    }

    private static Biquad highPass(int sampleRate) {
        var k = Math.tan(Math.PI * HIGH_PASS_HERTZ / sampleRate);
        var a0 = 1 + k / HIGH_PASS_QUALITY + k * k;
        return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_QUALITY + k * k) / a0);
    }

    /** A second-order section, transposed direct form II. */
    private static final class Biquad {
        private final double b0;
        private final double b1;
        private final double b2;
        private final double a1;
        private final double a2;
        private double first;
        private double second;

        Biquad(double b0, double b1, double b2, double a1, double a2) {
            this.b0 = b0;
            this.b1 = b1;
            this.b2 = b2;
            this.a1 = a1;
            this.a2 = a2;
        }

        double filter(double in) {
            var out = b0 * in + first;
            first = b1 * in - a1 * out + second;
            second = b2 * in - a2 * out;
            return out;
        }

        double[] coefficients() {
            return new double[] {b0, b1, b2, a1, a2};
        }
    }
}
