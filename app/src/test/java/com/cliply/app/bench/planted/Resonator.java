package com.cliply.app.bench.planted;

/** A filter that rings at one frequency, as Klatt's speech synthesizer (1980) has for each formant; of gain 1 at 0 Hz. */
final class Resonator {
    private double a = 1;
    private double b;
    private double c;
    private double last;
    private double before;

    Resonator() {}

    Resonator(double hertz, double width) {
        tune(hertz, width);
    }

    void tune(double hertz, double width) {
        var decay = Math.exp(-Math.PI * width / Sound.RATE);
        c = -decay * decay;
        b = 2 * decay * Math.cos(2 * Math.PI * Math.min(hertz, 0.48 * Sound.RATE) / Sound.RATE);
        a = 1 - b - c;
    }

    double next(double in) {
        var out = a * in + b * last + c * before;
        before = last;
        last = out;
        return out;
    }
}
