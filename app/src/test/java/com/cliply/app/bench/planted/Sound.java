package com.cliply.app.bench.planted;

import java.util.random.RandomGenerator;

/** What is done to one channel of samples at 24 kHz: more than the analysis hears, and half the work of 48 kHz. */
final class Sound {
    static final int RATE = 24_000;

    /** The effective value that everything is brought to before it is mixed, in dB below full scale. */
    static final double USUAL = -20;

    private Sound() {}

    static int samples(double seconds) {
        return (int) Math.round(seconds * RATE);
    }

    static float[] silence(double seconds) {
        return new float[samples(seconds)];
    }

    static double gain(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    /** White Gaussian noise of effective value 1. */
    static float[] white(double seconds, RandomGenerator random) {
        var noise = silence(seconds);
        for (int index = 0; index < noise.length; index++) noise[index] = (float) random.nextGaussian();
        return noise;
    }

    /** Adds as much of {@code more} as fits. */
    static void add(float[] onto, int at, float[] more, double gain) {
        var from = Math.max(0, -at);
        var to = Math.min(more.length, onto.length - at);
        for (int index = from; index < to; index++) onto[at + index] += (float) (gain * more[index]);
    }

    /** In place: brought to the usual effective value, measured where it is not silent. */
    static float[] levelled(float[] sound) {
        var block = RATE / 50;
        var loudest = 0.0;
        var powers = new double[sound.length / block + 1];
        for (int number = 0; number < powers.length; number++) {
            var to = Math.min(sound.length, (number + 1) * block);
            for (int index = number * block; index < to; index++)
                powers[number] += sound[index] * (double) sound[index] / block;
            loudest = Math.max(loudest, powers[number]);
        }
        var sum = 0.0;
        var counted = 0;
        for (var power : powers) {
            if (power < loudest / 1_000) continue;
            sum += power;
            counted++;
        }
        return counted == 0 || sum == 0 ? sound : scaled(sound, gain(USUAL) / Math.sqrt(sum / counted));
    }

    /** In place. */
    static float[] scaled(float[] sound, double gain) {
        for (int index = 0; index < sound.length; index++) sound[index] = (float) (gain * sound[index]);
        return sound;
    }

    /** In place, with the ear's idea of even: the square of a sine. */
    static float[] faded(float[] sound, double inSeconds, double outSeconds) {
        var in = Math.min(sound.length, samples(inSeconds));
        var out = Math.min(sound.length, samples(outSeconds));
        for (int index = 0; index < in; index++) sound[index] = (float) (sound[index] * rise(index, in));
        for (int index = 0; index < out; index++) {
            var place = sound.length - 1 - index;
            sound[place] = (float) (sound[place] * rise(index, out));
        }
        return sound;
    }

    private static double rise(int index, int length) {
        var sine = Math.sin(Math.PI / 2 * index / length);
        return sine * sine;
    }

    /** As long as is wanted, from a shorter piece whose ends are faded over each other. */
    static float[] looped(float[] piece, double seconds) {
        var overlap = Math.min(RATE / 2, piece.length / 4);
        var faded = faded(piece.clone(), (double) overlap / RATE, (double) overlap / RATE);
        var whole = silence(seconds);
        for (int at = -overlap; at < whole.length; at += piece.length - overlap) add(whole, at, faded, 1);
        return whole;
    }
}
