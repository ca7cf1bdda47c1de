package com.cliply.engine.analysis.audio;

import java.util.Random;

/** Made-up voices: glottal pulses and breath through three formants, as speech and as laughter. The same at every run. */
final class Voices {
    private static final int RATE = Sounds.RATE;

    /** First three formants in Hz of a, e, i, o, u (Peterson and Barney, JASA 24, 1952, rounded means of men). */
    private static final double[][] VOWELS = {
        {730, 1090, 2440}, {530, 1840, 2480}, {270, 2290, 3010}, {570, 840, 2410}, {300, 870, 2240}
    };

    private final Random random;
    private final double pitch;
    private final double tract;

    /** @param pitch in Hz, the middle of this voice */
    Voices(double pitch, long seed) {
        this.pitch = pitch;
        random = new Random(seed);
        tract = 0.95 + 0.25 * random.nextDouble();
    }

    /** One person talks: four to five syllables a second, phrases of one to three seconds, pauses between them. */
    static float[] speech(double seconds, double level, long seed) {
        var random = new Random(seed * 31 + 7);
        var samples = Sounds.silence(seconds);
        new Voices(95 + 120 * random.nextDouble(), seed).talk(samples);
        return Sounds.levelled(samples, level);
    }

    /** Several talk at once and independently. */
    static float[] babble(double seconds, double level, int people, long seed) {
        var samples = Sounds.silence(seconds);
        for (int person = 0; person < people; person++)
            samples = Sounds.mixed(samples, speech(seconds, 1, seed * 100 + person));
        return Sounds.levelled(samples, level);
    }

    /** One person laughs: bouts of four to nine "ha" at 4 to 6 Hz that fall in pitch and loudness, breath between them. */
    static float[] laughter(double seconds, double level, long seed) {
        var random = new Random(seed * 17 + 3);
        var samples = Sounds.silence(seconds);
        new Voices(170 + 170 * random.nextDouble(), seed).laugh(samples, random.nextDouble());
        return Sounds.levelled(samples, level);
    }

    /** One person of this pitch laughs at this many notes a second, which vary by 3 %. */
    static float[] laughter(double seconds, double level, double pitch, double rate, long seed) {
        var samples = Sounds.silence(seconds);
        new Voices(pitch, seed).laugh(samples, 0, rate);
        return Sounds.levelled(samples, level);
    }

    /** Somebody begins a word again two to four times, then goes on to talk: the same syllable, but never for long. */
    static float[] stutter(double seconds, double level, long seed) {
        var random = new Random(seed * 13 + 1);
        var samples = Sounds.silence(seconds);
        var at = 0.0;
        while (at < seconds) {
            var voice = new Voices(130, random.nextInt(1_000));
            var vowel = VOWELS[random.nextInt(VOWELS.length)];
            for (int again = 2 + random.nextInt(3); again > 0; again--) {
                voice.voiced(samples, (int) (at * RATE), (int) (0.11 * RATE), 130, 128, vowel, 0.8, 0.05);
                at += 0.14 + 0.12 * random.nextDouble();
            }
            var talk = 0.8 + 1.2 * random.nextDouble();
            Sounds.add(samples, speech(talk, 0.3, random.nextInt(1_000)), (int) (at * RATE));
            at += talk + 0.2;
        }
        return Sounds.levelled(samples, level);
    }

    private void talk(float[] samples) {
        var at = (int) (0.2 * RATE * random.nextDouble());
        while (at < samples.length) {
            var syllables = 5 + random.nextInt(9);
            for (int syllable = 0; syllable < syllables && at < samples.length; syllable++) {
                var length = (int) (RATE * (0.17 + 0.1 * random.nextDouble()));
                var decline = 1.12 - 0.25 * syllable / syllables;
                var loud = 0.5 + 0.5 * random.nextDouble();
                if (random.nextInt(3) > 0) hiss(samples, at, (int) (length * 0.35), 0.12 * loud);
                var vowel = VOWELS[random.nextInt(VOWELS.length)];
                var from = pitch * decline * (0.95 + 0.15 * random.nextDouble());
                voiced(
                        samples,
                        at + (int) (length * 0.3),
                        (int) (length * 0.65),
                        from,
                        from * (0.88 + 0.2 * random.nextDouble()),
                        vowel,
                        loud,
                        0.03);
                at += length;
            }
            at += (int) (RATE * (0.25 + 0.5 * random.nextDouble()));
        }
    }

    private void laugh(float[] samples, double late) {
        laugh(samples, late, 0);
    }

    /** @param pace notes a second, or 0 for another in each bout */
    private void laugh(float[] samples, double late, double pace) {
        var at = (int) (0.4 * RATE * late);
        while (at < samples.length) {
            var notes = 4 + random.nextInt(6);
            var rate = pace > 0 ? pace * (0.97 + 0.06 * random.nextDouble()) : 4 + 2 * random.nextDouble();
            var top = pitch * (1.1 + 0.4 * random.nextDouble());
            for (int note = 0; note < notes && at < samples.length; note++) {
                var length = (int) (RATE / rate * (0.92 + 0.16 * random.nextDouble()));
                var loud = Math.pow(0.88, note) * (0.8 + 0.4 * random.nextDouble());
                var from = top * Math.pow(0.96, note);
                breath(samples, at, (int) (length * 0.5), VOWELS[0], 0.6 * loud);
                hiss(samples, at, (int) (length * 0.5), 0.03 * loud);
                voiced(
                        samples,
                        at + (int) (length * 0.35),
                        (int) (length * 0.45),
                        from,
                        from * 0.92,
                        VOWELS[0],
                        loud,
                        0.6);
                at += length;
            }
            var pause = (int) (RATE * (0.25 + 0.35 * random.nextDouble()));
            breath(samples, at, pause, VOWELS[3], 0.15);
            at += pause;
        }
    }

    /** A long call, such as "wooo" or "yeah", at {@code start}; may reach beyond the end. */
    void call(float[] samples, int start, int length) {
        var vowel = VOWELS[random.nextInt(VOWELS.length)];
        var from = pitch * (1 + 0.3 * random.nextDouble());
        voiced(samples, start, length, from, from * (0.7 + 0.7 * random.nextDouble()), vowel, 1, 0.5);
    }

    /** Pulses whose rate glides, with a share of breath, through the formants, under a rounded envelope. */
    private void voiced(
            float[] samples,
            int start,
            int length,
            double fromHertz,
            double toHertz,
            double[] vowel,
            double loud,
            double breath) {
        var formants = formants(vowel);
        var phase = random.nextDouble();
        var flow = 0.0;
        for (int index = 0; index < length && start + index < samples.length; index++) {
            var part = (double) index / length;
            phase += (fromHertz + (toHertz - fromHertz) * part) / RATE * (1 + 0.01 * random.nextGaussian());
            var pulse = 0.0;
            if (phase >= 1) {
                phase -= 1;
                pulse = 1;
            }
            flow = 0.75 * flow + pulse; // the glottis rounds its pulses
            var source = flow - 0.05 + breath * 0.25 * random.nextGaussian();
            samples[start + index] +=
                    (float) (loud * Math.pow(Math.sin(Math.PI * part), 0.6) * formants.filter(source));
        }
    }

    private void breath(float[] samples, int start, int length, double[] vowel, double loud) {
        var formants = formants(vowel);
        for (int index = 0; index < length && start + index < samples.length; index++)
            samples[start + index] +=
                    (float) (loud * Math.sin(Math.PI * index / length) * formants.filter(0.5 * random.nextGaussian()));
    }

    private void hiss(float[] samples, int start, int length, double loud) {
        var last = 0.0;
        for (int index = 0; index < length && start + index < samples.length; index++) {
            var noise = random.nextGaussian();
            samples[start + index] += (float) (loud * Math.sin(Math.PI * index / length) * (noise - 0.9 * last));
            last = noise;
        }
    }

    private Resonators formants(double[] vowel) {
        return new Resonators(
                new double[] {vowel[0] * tract, vowel[1] * tract, vowel[2] * tract},
                new double[] {80, 110, 160},
                new double[] {1, 1, 0.9});
    }

    /** Two-pole resonators side by side. */
    static final class Resonators {
        private final double[] a1;
        private final double[] a2;
        private final double[] gains;
        private final double[] first;
        private final double[] second;

        Resonators(double[] hertz, double[] bandwidths, double[] gains) {
            var count = hertz.length;
            a1 = new double[count];
            a2 = new double[count];
            first = new double[count];
            second = new double[count];
            this.gains = new double[count];
            for (int index = 0; index < count; index++) {
                var radius = Math.exp(-Math.PI * bandwidths[index] / RATE);
                a1[index] = 2 * radius * Math.cos(2 * Math.PI * hertz[index] / RATE);
                a2[index] = -radius * radius;
                this.gains[index] = gains[index] * (1 - radius);
            }
        }

        double filter(double in) {
            var sum = 0.0;
            for (int index = 0; index < a1.length; index++) {
                var out = in + a1[index] * first[index] + a2[index] * second[index];
                second[index] = first[index];
                first[index] = out;
                sum += gains[index] * out;
            }
            return sum;
        }
    }
}
