package com.cliply.app.bench.planted;

import java.util.random.RandomGenerator;

/** Chords, a bass and drums, in a tempo of their own. */
final class Music {
    private static final int[][] CHORDS = {{0, 4, 7}, {9, 12, 16}, {5, 9, 12}, {7, 11, 14}, {2, 5, 9}, {4, 7, 11}};

    private Music() {}

    static float[] band(double seconds, RandomGenerator random) {
        var sound = Sound.silence(seconds);
        var beat = 60 / random.nextDouble(84, 138);
        var root = 110 * Math.pow(2, random.nextInt(12) / 12.0);
        var drums = random.nextDouble(0.5, 1.1);
        for (int number = 0; number * beat < seconds; number++) {
            var at = Sound.samples(number * beat);
            if (number % 4 == 0) {
                var chord = CHORDS[random.nextInt(CHORDS.length)];
                for (var note : chord)
                    Sound.add(sound, at, tone(root * Math.pow(2, note / 12.0), 4 * beat, 7, 2.5), 0.16);
                for (int eighth = 0; eighth < 8; eighth++)
                    Sound.add(
                            sound,
                            at + Sound.samples(eighth * beat / 2),
                            tone(root / 2 * Math.pow(2, chord[0] / 12.0), beat / 2, 3, 0.4),
                            0.3);
            }
            if (random.nextDouble() < 0.6) {
                var step = new int[] {0, 2, 4, 7, 9, 12}[random.nextInt(6)];
                Sound.add(sound, at, tone(2 * root * Math.pow(2, step / 12.0), beat, 5, 0.6), 0.2);
            }
            if (number % 2 == 0) Sound.add(sound, at, kick(), drums);
            else Sound.add(sound, at, snare(0.12, random), 0.5 * drums);
            Sound.add(sound, at + Sound.samples(beat / 2), snare(0.03, random), 0.2 * drums);
        }
        return Sound.levelled(Sound.faded(sound, 0.03, 0.25));
    }

    private static float[] tone(double hertz, double seconds, int harmonics, double decay) {
        var sound = Sound.silence(seconds);
        for (int harmonic = 1; harmonic <= harmonics; harmonic++) {
            var turn = 2 * Math.PI * harmonic * hertz / Sound.RATE;
            for (int index = 0; index < sound.length; index++)
                sound[index] += (float) (Math.sin(turn * index) / harmonic);
        }
        for (int index = 0; index < sound.length; index++)
            sound[index] = (float) (sound[index] * Math.exp(-index / (decay * Sound.RATE)));
        return Sound.faded(sound, 0.006, 0.03);
    }

    private static float[] kick() {
        var sound = Sound.silence(0.22);
        var phase = 0.0;
        for (int index = 0; index < sound.length; index++) {
            phase += (48 + 90 * Math.exp(-index / (0.03 * Sound.RATE))) / Sound.RATE;
            sound[index] = (float) (Math.sin(2 * Math.PI * phase) * Math.exp(-index / (0.08 * Sound.RATE)));
        }
        return sound;
    }

    private static float[] snare(double seconds, RandomGenerator random) {
        var sound = Sound.silence(2 * seconds);
        var before = 0.0;
        for (int index = 0; index < sound.length; index++) {
            var noise = random.nextDouble() - 0.5;
            sound[index] = (float) ((noise - 0.7 * before) * Math.exp(-index / (seconds * Sound.RATE / 2)));
            before = noise;
        }
        return sound;
    }
}
