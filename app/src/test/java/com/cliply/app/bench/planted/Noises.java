package com.cliply.app.bench.planted;

import java.util.random.RandomGenerator;

/** What is loud and yet no highlight, at the usual level. */
final class Noises {
    private Noises() {}

    static float[] hiss(double seconds, RandomGenerator random) {
        return Sound.levelled(Sound.faded(Sound.white(seconds, random), 0.02, 0.05));
    }

    /** Noise whose power falls by 3 dB an octave, summed from five slow ones (after Kellet). */
    static float[] pink(double seconds, RandomGenerator random) {
        var poles = new double[] {0.997, 0.985, 0.95, 0.85, 0.55};
        var parts = new double[] {0.03, 0.06, 0.13, 0.27, 0.5};
        var held = new double[poles.length];
        var sound = Sound.silence(seconds);
        for (int index = 0; index < sound.length; index++) {
            var noise = random.nextDouble() - 0.5;
            var sum = 0.1 * noise;
            for (int pole = 0; pole < poles.length; pole++) {
                held[pole] = poles[pole] * held[pole] + parts[pole] * noise;
                sum += held[pole];
            }
            sound[index] = (float) sum;
        }
        return Sound.levelled(Sound.faded(sound, 0.03, 0.05));
    }

    static float[] slam(RandomGenerator random) {
        var sound = Sound.silence(0.5);
        var low = new Resonator(random.nextDouble(70, 140), 40);
        for (int index = 0; index < sound.length; index++) {
            var hit = (random.nextDouble() - 0.5) * Math.exp(-index / (0.012 * Sound.RATE));
            sound[index] = (float) (hit + 0.8 * low.next(hit));
        }
        return Sound.levelled(Sound.faded(Room.heard(sound, 0.6, 0.6, random), 0, 0.2));
    }

    static float[] siren(double seconds, RandomGenerator random) {
        var sound = Sound.silence(seconds);
        var low = random.nextDouble(500, 700);
        var every = random.nextDouble(0.8, 2.5);
        var phase = 0.0;
        for (int index = 0; index < sound.length; index++) {
            var wave = 0.5 - 0.5 * Math.cos(2 * Math.PI * index / (every * Sound.RATE));
            phase += low * (1 + wave) / Sound.RATE;
            sound[index] = (float) (Math.sin(2 * Math.PI * phase) + 0.4 * Math.sin(6 * Math.PI * phase));
        }
        return Sound.levelled(Sound.faded(sound, 0.2, 0.3));
    }

    static float[] beeps(double seconds, RandomGenerator random) {
        var sound = Sound.silence(seconds);
        var hertz = random.nextDouble(800, 2_200);
        var every = random.nextDouble(0.4, 0.9);
        for (int index = 0; index < sound.length; index++) {
            var within = index / (double) Sound.RATE % every;
            if (within < every / 2) sound[index] = (float) Math.sin(2 * Math.PI * hertz * index / Sound.RATE);
        }
        return Sound.levelled(sound);
    }

    /** A motor that slowly changes its speed. */
    static float[] engine(double seconds, RandomGenerator random) {
        var sound = Sound.silence(seconds);
        var turns = random.nextDouble(28, 60);
        var phase = 0.0;
        var low = 0.0;
        for (int index = 0; index < sound.length; index++) {
            var slow = 1 + 0.12 * Math.sin(2 * Math.PI * 0.09 * index / Sound.RATE);
            phase += turns * slow / Sound.RATE;
            low = 0.93 * low + 0.07 * (random.nextDouble() - 0.5);
            var sum = 6 * low;
            for (int harmonic = 1; harmonic <= 14; harmonic++)
                sum += Math.sin(2 * Math.PI * harmonic * phase + harmonic * harmonic) / harmonic;
            sound[index] = (float) sum;
        }
        return Sound.levelled(Sound.faded(sound, 0.4, 0.4));
    }

    /** A rush with drops near by. */
    static float[] rain(double seconds, RandomGenerator random) {
        var piece = Sound.scaled(Sound.white(Math.min(seconds, 15), random), 0.1);
        for (int drop = 0; drop < 40 * piece.length / Sound.RATE; drop++) {
            var ring = new Resonator(random.nextDouble(1_500, 6_000), 500);
            var at = random.nextInt(piece.length);
            var loud = random.nextDouble(0.2, 2);
            for (int index = 0; index < 200 && at + index < piece.length; index++)
                piece[at + index] += (float) ring.next(index == 0 ? loud : 0);
        }
        return Sound.levelled(Sound.looped(piece, seconds));
    }

    /** A fan: dark noise and the hum of its motor. */
    static float[] fan(double seconds, RandomGenerator random) {
        var sound = Sound.looped(pink(Math.min(seconds, 20), random), seconds);
        for (int index = 0; index < sound.length; index++)
            sound[index] += (float) (0.02 * Math.sin(2 * Math.PI * 100 * index / Sound.RATE)
                    + 0.01 * Math.sin(2 * Math.PI * 300 * index / Sound.RATE));
        return Sound.levelled(sound);
    }
}
