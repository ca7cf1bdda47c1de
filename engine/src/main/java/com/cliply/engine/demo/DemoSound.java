package com.cliply.engine.demo;

import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.time.TimeRange;

/**
 * Speech-like sound and applause. A voice is a buzz of falling harmonics at about 120 Hz, shaped by two formants that wander
 * from syllable to syllable, about four syllables a second but no two of a length or as loud as each other, with a pause after
 * each sentence; applause is many short claps of noise over one another. Nothing is random: each number comes from a hash of its place.
 */
final class DemoSound implements SoundPainter {
    private static final int HARMONICS = 24;

    /** A sentence and its pause, in samples: 2.6 s and 0.6 s. */
    private static final long SENTENCE = SAMPLE_RATE * 26L / 10;

    private static final long CYCLE = SENTENCE + SAMPLE_RATE * 6L / 10;
    private static final long SYLLABLE = SAMPLE_RATE / 4;

    /** A syllable begins so much of a quarter of a second early or late: at an even pace it would be laughter. */
    private static final double UNEVEN = 0.42;

    /** Before applause the voice rises for so long. */
    private static final long RISE_MICROS = 9_000_000;

    private static final int CLAP_SLOTS = 14;

    /** Hands sound duller than white noise: each value holds for so many samples. */
    private static final int CLAP_HOLD = 6;

    private static final long CLAP_SLOT = SAMPLE_RATE / 5;

    private final float[] sines = new float[4096];
    private long syllable = -1;
    private final float[] harmonics = new float[HARMONICS];
    private double phase;

    DemoSound() {
        for (int index = 0; index < sines.length; index++)
            sines[index] = (float) Math.sin(2 * Math.PI * index / sines.length);
    }

    @Override
    public float sample(long index) {
        var micros = index * 1_000_000L / SAMPLE_RATE;
        var room = 0.0012f * noise(index);
        for (var burst : DemoVideo.APPLAUSE) {
            if (burst.start().micros() <= micros && micros < burst.end().micros())
                return applause(index, micros, burst) + room;
        }
        return voice(index, excitement(micros)) + room;
    }

    /** 0 in calm passages, growing to 1 where applause begins. */
    static double excitement(long micros) {
        for (var burst : DemoVideo.APPLAUSE) {
            var before = burst.start().micros() - micros;
            if (0 <= before && before < RISE_MICROS) return 1.0 - (double) before / RISE_MICROS * 0.6;
        }
        return 0;
    }

    private float voice(long index, double excitement) {
        var within = index % CYCLE;
        if (within >= SENTENCE) return 0;
        var number = syllableAt(index);
        if (number != syllable) shape(number, excitement);
        var pitch = (115 + 30 * excitement + 18 * unit(index / CYCLE)) * (1.06 - 0.12 * within / SENTENCE);
        phase += pitch / SAMPLE_RATE;
        if (phase >= 1) phase -= 1;
        var sum = 0f;
        for (int harmonic = 0; harmonic < HARMONICS; harmonic++)
            sum += harmonics[harmonic] * sines[(int) (phase * (harmonic + 1) * sines.length) & (sines.length - 1)];
        var place = (double) (index - beginning(number)) / (beginning(number + 1) - beginning(number));
        var envelope = Math.sin(Math.PI * Math.min(1, place * 1.25));
        var stress = 0.55 + 0.45 * unit(number * 3);
        return (float) (sum * Math.max(0, envelope) * stress * (0.2 + 0.25 * excitement));
    }

    private static long syllableAt(long index) {
        var number = index / SYLLABLE;
        if (index < beginning(number)) return number - 1;
        return index < beginning(number + 1) ? number : number + 1;
    }

    private static long beginning(long number) {
        return number * SYLLABLE + (long) (SYLLABLE * UNEVEN * (2 * unit(number * 5 + 7) - 1));
    }

    private void shape(long number, double excitement) {
        syllable = number;
        var first = 350 + 500 * unit(number * 3 + 1);
        var second = 1000 + 1300 * unit(number * 3 + 2);
        for (int harmonic = 0; harmonic < HARMONICS; harmonic++) {
            var frequency = 125.0 * (harmonic + 1);
            var formants =
                    Math.exp(-square((frequency - first) / 160)) + 0.6 * Math.exp(-square((frequency - second) / 220));
            harmonics[harmonic] = (float) ((0.25 / (harmonic + 1) + formants) * (0.7 + 0.3 * excitement));
        }
    }

    /** Each slot of a fifth of a second holds claps of several people, each dying away within 15 ms. */
    private static float applause(long index, long micros, TimeRange burst) {
        var sum = 0f;
        var slot = index / CLAP_SLOT;
        for (long near = slot - 1; near <= slot; near++)
            for (int person = 0; person < CLAP_SLOTS; person++) {
                var start = near * CLAP_SLOT + (long) (unit(near * 97 + person) * CLAP_SLOT);
                var age = index - start;
                if (age < 0 || age > SAMPLE_RATE / 20) continue;
                sum += (float) (strength(near * 31 + person)
                        * noise(index / CLAP_HOLD * 31 + person)
                        * Math.exp(-age / (SAMPLE_RATE * 0.004)));
            }
        var in = Math.min(1, (micros - burst.start().micros()) / 300_000.0);
        var out = Math.min(1, (burst.end().micros() - micros) / 1_200_000.0);
        return (float) Math.clamp(sum * 0.16 * in * out, -0.95, 0.95);
    }

    /** Nobody claps twice alike. */
    private static double strength(long clap) {
        return 0.4 + 1.2 * unit(clap * 13 + 3);
    }

    private static double square(double value) {
        return value * value;
    }

    /** -1..1, the same for the same index. */
    private static float noise(long index) {
        return (float) (2 * unit(index * 7 + 5) - 1);
    }

    /** 0..1, the same for the same index (the finalizer of SplitMix64). */
    static double unit(long index) {
        var mixed = index * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
