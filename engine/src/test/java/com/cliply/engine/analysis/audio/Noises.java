package com.cliply.engine.analysis.audio;

import java.util.Random;

/** Made-up sounds that nobody laughs or claps in. The same at every run. */
final class Noises {
    private static final int RATE = Sounds.RATE;

    private Noises() {}

    /** Equal power in every octave (Kellet's filter of three poles). */
    static float[] pink(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        var slow = 0.0;
        var middle = 0.0;
        var fast = 0.0;
        for (int index = 0; index < samples.length; index++) {
            var white = random.nextGaussian();
            slow = 0.99765 * slow + white * 0.0990460;
            middle = 0.96300 * middle + white * 0.2965164;
            fast = 0.57000 * fast + white * 1.0526913;
            samples[index] = (float) (slow + middle + fast + white * 0.1848);
        }
        return Sounds.levelled(samples, level);
    }

    static float[] brown(double seconds, double level, long seed) {
        return Sounds.levelled(Sounds.darkNoise(seconds, 1, 0.995, seed), level);
    }

    /** Drops too many to be told apart upon a steady hiss; now and then a nearer one. */
    static float[] rain(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = pink(seconds, 0.6, seed + 1);
        for (int drop = 0; drop < seconds * 900; drop++) {
            var start = random.nextInt(samples.length);
            var loud = 0.4 / (0.25 + random.nextDouble());
            var decay = 12 + 40 * random.nextDouble();
            for (int index = 0; index < 200 && start + index < samples.length; index++)
                samples[start + index] += (float) (loud * random.nextGaussian() * Math.exp(-index / decay));
        }
        return Sounds.levelled(samples, level);
    }

    /** Dark noise whose strength and colour wander within seconds. */
    static float[] wind(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        var gust = 0.0;
        var low = 0.0;
        var lower = 0.0;
        for (int index = 0; index < samples.length; index++) {
            gust = 0.99996 * gust + 0.009 * random.nextGaussian();
            var pole = Math.clamp(0.95 - 0.03 * gust, 0.75, 0.995);
            low = pole * low + (1 - pole) * random.nextGaussian();
            lower = 0.9 * lower + 0.1 * low;
            samples[index] = (float) (Math.exp(0.9 * gust) * lower);
        }
        return Sounds.levelled(samples, level);
    }

    /** Firing of four cylinders whose speed changes, with the noise of tyres. */
    static float[] engine(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = Sounds.darkNoise(seconds, 0.35, 0.8, seed + 1);
        var phase = 0.0;
        var speed = 45 + 40 * random.nextDouble();
        for (int index = 0; index < samples.length; index++) {
            phase += speed * (1 + 0.4 * Math.sin(0.7 * index / RATE + seed)) / RATE;
            for (int harmonic = 1; harmonic <= 20; harmonic++)
                samples[index] += (float) (Math.sin(2 * Math.PI * harmonic * phase) / harmonic);
        }
        return Sounds.levelled(samples, level);
    }

    /** White noise with crackles. */
    static float[] radio(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = Sounds.noise(seconds, 1, seed + 1);
        for (int crackle = 0; crackle < seconds * 3; crackle++) {
            var start = random.nextInt(samples.length);
            for (int index = 0; index < 60 && start + index < samples.length; index++)
                samples[start + index] += (float) (4 * random.nextGaussian() * Math.exp(-index / 15.0));
        }
        return Sounds.levelled(samples, level);
    }

    /** Keys: a click and a thud, five to eight a second in bursts. */
    static float[] typing(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        for (var at = 0.1; at < seconds; at += 0.09 + 0.12 * random.nextDouble()) {
            if (random.nextInt(12) == 0) at += 0.4;
            var start = (int) (at * RATE);
            var loud = 0.5 + random.nextDouble();
            var hertz = 180 + 150 * random.nextDouble();
            for (int index = 0; index < 900 && start + index < samples.length; index++)
                samples[start + index] += (float) (loud
                        * (random.nextGaussian() * Math.exp(-index / 40.0)
                                + 0.5 * Math.sin(2 * Math.PI * hertz * index / RATE) * Math.exp(-index / 250.0)));
        }
        return Sounds.levelled(samples, level);
    }

    /** Dishes: struck modes that ring for a tenth of a second, one to four a second. */
    static float[] clatter(double seconds, double level, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        for (var at = 0.1; at < seconds; at += 0.12 + 0.8 * random.nextDouble() * random.nextDouble()) {
            var start = (int) (at * RATE);
            var loud = 0.3 + random.nextDouble();
            for (int mode = 0; mode < 5; mode++) {
                var hertz = 700 + 5_500 * random.nextDouble();
                var decay = RATE * (0.02 + 0.1 * random.nextDouble());
                for (int index = 0; index < 6_000 && start + index < samples.length; index++)
                    samples[start + index] +=
                            (float) (loud * Math.sin(2 * Math.PI * hertz * index / RATE) * Math.exp(-index / decay));
            }
        }
        return Sounds.levelled(samples, level);
    }

    /** A band: chords on a piano-like tone, a bass, kick, snare and hi-hat at 80 to 140 beats a minute. */
    static float[] music(double seconds, double level, boolean drums, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        var beat = 60.0 / (80 + 60 * random.nextDouble());
        int[][] chords = {{0, 4, 7}, {9, 12, 16}, {5, 9, 12}, {7, 11, 14}};
        var root = 130 * Math.pow(2, random.nextInt(12) / 12.0);
        var number = 0;
        for (var at = 0.0; at < seconds; at += beat, number++) {
            var chord = chords[number / 4 % 4];
            if (number % 2 == 0)
                for (var note : chord) tone(samples, at, 2 * beat, root * Math.pow(2, note / 12.0), 0.25);
            tone(samples, at, beat, root / 2 * Math.pow(2, chord[0] / 12.0), 0.35);
            if (!drums) continue;
            if (number % 2 == 0) kick(samples, at);
            else drum(samples, at, 0.08, 0.9, random);
            drum(samples, at, 0.015, 0.4, random);
            drum(samples, at + beat / 2, 0.015, 0.3, random);
        }
        return Sounds.levelled(samples, level);
    }

    private static void tone(float[] samples, double at, double seconds, double hertz, double loud) {
        var start = (int) (at * RATE);
        var length = (int) (seconds * RATE);
        for (int index = 0; index < length && start + index < samples.length; index++) {
            var envelope =
                    Math.min(1, index / 80.0) * Math.exp(-1.2 * index / RATE) * Math.min(1, (length - index) / 400.0);
            for (int harmonic = 1; harmonic <= 8 && harmonic * hertz < 7_000; harmonic++)
                samples[start + index] += (float) (loud
                        * envelope
                        * Math.sin(2 * Math.PI * harmonic * hertz * index / RATE)
                        / Math.pow(harmonic, 1.3));
        }
    }

    private static void kick(float[] samples, double at) {
        var start = (int) (at * RATE);
        var phase = 0.0;
        for (int index = 0; index < RATE / 4 && start + index < samples.length; index++) {
            phase += (50 + 100 * Math.exp(-index / 500.0)) / RATE;
            samples[start + index] += (float) (1.2 * Math.sin(2 * Math.PI * phase) * Math.exp(-index / 1_200.0));
        }
    }

    private static void drum(float[] samples, double at, double decay, double loud, Random random) {
        var start = (int) (at * RATE);
        for (int index = 0; index < RATE / 4 && start + index < samples.length; index++)
            samples[start + index] += (float) (loud * random.nextGaussian() * Math.exp(-index / (decay * RATE)));
    }

    /** One pair of hands in a strict pace, {@code rate} claps a second, as of a loop. */
    static float[] clapLoop(double seconds, double level, double rate, long seed) {
        var samples = Sounds.silence(seconds);
        for (var at = 0.05; at < seconds; at += 1 / rate) drum(samples, at, 0.012, 0.9, new Random(seed));
        return Sounds.levelled(samples, level);
    }

    /** A dog: harsh barks of 180 ms that glide down, {@code rate} a second. */
    static float[] dog(double seconds, double level, double rate, long seed) {
        var random = new Random(seed);
        var samples = Sounds.silence(seconds);
        for (var at = 0.05; at < seconds; at += (0.97 + 0.06 * random.nextDouble()) / rate) {
            var start = (int) (at * RATE);
            var phase = 0.0;
            for (int index = 0; index < 0.18 * RATE && start + index < samples.length; index++) {
                var part = index / (0.18 * RATE);
                phase += (620 - 300 * part) / RATE;
                var envelope = Math.min(1, index / 60.0) * Math.pow(1 - part, 1.5);
                var sum = 0.5 * random.nextGaussian();
                for (int harmonic = 1; harmonic <= 8; harmonic++)
                    sum += Math.sin(2 * Math.PI * harmonic * phase) / harmonic;
                samples[start + index] += (float) (envelope * sum);
            }
        }
        return Sounds.levelled(samples, level);
    }

    /** An engine of one big cylinder that idles, {@code rate} thumps a second, with the noise of its valves. */
    static float[] idling(double seconds, double level, double rate, long seed) {
        var random = new Random(seed);
        var samples = Sounds.darkNoise(seconds, 0.08, 0.7, seed);
        for (var at = 0.0; at < seconds; at += 1 / rate * (0.99 + 0.02 * random.nextDouble())) {
            var start = (int) (at * RATE);
            for (int index = 0; index < 0.15 * RATE && start + index < samples.length; index++)
                samples[start + index] += (float) (Math.exp(-index / 500.0)
                        * (Math.sin(2 * Math.PI * 85 * index / RATE) + 0.4 * random.nextGaussian()));
        }
        return Sounds.levelled(samples, level);
    }
}
