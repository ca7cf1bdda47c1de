package com.cliply.engine.analysis.audio;

import java.util.Random;

/** What happens to sound on its way: gain, rooms, other rates, thrifty coders. None changes what it is given. */
final class Wear {
    private static final int RATE = Sounds.RATE;
    private static final int FRAME = 1_024;

    private Wear() {}

    static float[] gain(float[] samples, double decibels) {
        var louder = samples.clone();
        var factor = (float) Math.pow(10, decibels / 20);
        for (int index = 0; index < louder.length; index++) louder[index] *= factor;
        return louder;
    }

    /**
     * A room with this time of reverberation: direct sound and, 3 dB below it, echoes of random sign that die away (velvet
     * noise: Karjalainen and Jarvelainen, Reverberation modeling using velvet noise, AES 30th conference, 2007).
     */
    static float[] room(float[] samples, double seconds, long seed) {
        var random = new Random(seed);
        var echoes = (int) (seconds * 700);
        var wet = new float[samples.length];
        for (int echo = 0; echo < echoes; echo++) {
            var delay = 100 + (int) ((echo + random.nextDouble()) / echoes * seconds * RATE);
            var strength = (float) (Math.pow(10, -3.0 * delay / RATE / seconds) * (random.nextBoolean() ? 1 : -1));
            for (int index = delay; index < wet.length; index++) wet[index] += strength * samples[index - delay];
        }
        return Sounds.mixed(samples, Sounds.levelled(wet, 0.7 * Sounds.level(samples)));
    }

    /** What is left of sound that was once kept at {@code hertz} samples a second: nothing above 0.45 of it. */
    static float[] onceAt(float[] samples, int hertz) {
        if (hertz >= RATE) return samples.clone();
        var reach = 60;
        var taps = new double[2 * reach + 1];
        var sum = 0.0;
        for (int index = -reach; index <= reach; index++) {
            var angle = 2 * Math.PI * 0.45 * hertz / RATE * index;
            taps[index + reach] =
                    (index == 0 ? 1 : Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos(Math.PI * index / (reach + 1)));
            sum += taps[index + reach];
        }
        var dull = new float[samples.length];
        for (int index = 0; index < samples.length; index++) {
            var value = 0.0;
            for (int tap = -reach; tap <= reach; tap++)
                if (index - tap >= 0 && index - tap < samples.length) value += taps[tap + reach] * samples[index - tap];
            dull[index] = (float) (value / sum);
        }
        return dull;
    }

    /**
     * What a thrifty coder leaves: in each frame bands are coarsely rounded, what is 18 dB or more below the strongest of its
     * band is gone, as is all above {@code highest} Hz. It makes the holes and the twittering of MP3 and AAC at low rates.
     */
    static float[] coded(float[] samples, int highest) {
        var coded = new float[samples.length];
        var window = new double[FRAME];
        for (int index = 0; index < FRAME; index++) window[index] = Math.sin(Math.PI * (index + 0.5) / FRAME);
        var real = new double[FRAME];
        var imaginary = new double[FRAME];
        for (int start = -FRAME / 2; start < samples.length; start += FRAME / 2) {
            for (int index = 0; index < FRAME; index++) {
                var at = start + index;
                real[index] = at < 0 || at >= samples.length ? 0 : samples[at] * window[index];
                imaginary[index] = 0;
            }
            transform(real, imaginary, false);
            thin(real, imaginary, highest * FRAME / RATE);
            transform(real, imaginary, true);
            for (int index = 0; index < FRAME; index++) {
                var at = start + index;
                if (at >= 0 && at < samples.length) coded[at] += (float) (real[index] * window[index]);
            }
        }
        return coded;
    }

    private static void thin(double[] real, double[] imaginary, int highest) {
        for (int from = 1; from < FRAME / 2; from = from + 4 + from / 8) {
            var to = Math.min(FRAME / 2, from + 4 + from / 8);
            var most = 0.0;
            for (int bin = from; bin < to; bin++) most = Math.max(most, Math.hypot(real[bin], imaginary[bin]));
            for (int bin = from; bin < to; bin++) {
                var step = most / 4;
                var keep = bin < highest && Math.hypot(real[bin], imaginary[bin]) > most / 8 && step > 0;
                real[bin] = keep ? Math.rint(real[bin] / step) * step : 0;
                imaginary[bin] = keep ? Math.rint(imaginary[bin] / step) * step : 0;
                real[FRAME - bin] = real[bin];
                imaginary[FRAME - bin] = -imaginary[bin];
            }
        }
        real[0] = 0;
        imaginary[0] = 0;
        real[FRAME / 2] = 0;
        imaginary[FRAME / 2] = 0;
    }

    /** The plain complex transform; the way back divides by the length. */
    private static void transform(double[] real, double[] imaginary, boolean back) {
        var shift = Integer.numberOfLeadingZeros(FRAME) + 1;
        for (int index = 0; index < FRAME; index++) {
            var other = Integer.reverse(index) >>> shift;
            if (other <= index) continue;
            var kept = real[index];
            real[index] = real[other];
            real[other] = kept;
            kept = imaginary[index];
            imaginary[index] = imaginary[other];
            imaginary[other] = kept;
        }
        for (int length = 2; length <= FRAME; length *= 2) {
            var angle = (back ? 2 : -2) * Math.PI / length;
            for (int offset = 0; offset < length / 2; offset++) {
                var cosine = Math.cos(angle * offset);
                var sine = Math.sin(angle * offset);
                for (int upper = offset; upper < FRAME; upper += length) {
                    var lower = upper + length / 2;
                    var turnedReal = real[lower] * cosine - imaginary[lower] * sine;
                    var turnedImaginary = real[lower] * sine + imaginary[lower] * cosine;
                    real[lower] = real[upper] - turnedReal;
                    imaginary[lower] = imaginary[upper] - turnedImaginary;
                    real[upper] += turnedReal;
                    imaginary[upper] += turnedImaginary;
                }
            }
        }
        if (!back) return;
        for (int index = 0; index < FRAME; index++) {
            real[index] /= FRAME;
            imaginary[index] /= FRAME;
        }
    }
}
